using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class PeopleReader
{
    // 党课 周砚清 《守纪律》: only the lecturer stands right before the title of a lecture.
    private string? BesideTitle()
    {
        var found = NameBeforeTitle().Matches(_message.Work).Where(m => Names.IsName(m.Groups["name"].ValueSpan)).ToList();
        if (found is not [var one])
            return null;

        _message.Take(one.Groups["name"]);
        return one.Groups["name"].Value;
    }

    [GeneratedRegex($@"(?<=^|[{Mark.Ends}])(?<name>[\u4e00-\u9fff·]{{2,4}})[,\s:]?(?=《\uE000)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NameBeforeTitle();
}
