using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class AbsenceReader
{
    private const string Reason = "(?:请假|病假|事假|公假|产假|婚假|丧假|年假|休假|探亲|出差|外出|住院|公差|公出|值班)";

    [GeneratedRegex($@"(?<=^|[{Mark.Ends}])(?:(?<who>[\u4e00-\u9fff]{{2,3}}?)\s?(?<why>{Reason})(?:\s+|(?=$|[{Mark.Ends}\u4e00-\u9fff]))){{2,}}(?<=\s|(?=$|[{Mark.Ends}]))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Chain();

    [GeneratedRegex($@"(?<=^|\n)[^\S\n]*(?:(?:{Enumeration.Any})[^\S\n]?)?(?<who>[\u4e00-\u9fff]{{2,4}})[^\S\n]+(?:(?<missing>请假|缺席|未到|没来)(?:[^\S\n]+(?<why>{Reason}))?|(?<why>{Reason}))[^\S\n]*(?=\n|$)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Row();

    [GeneratedRegex($"^(?:同志)?(?:{AbsenceWords.Strong}|{AbsenceWords.Weak}|{AbsenceWords.Missing})(?![^{Mark.Ends}]{{0,12}}的)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Away();

    [GeneratedRegex($"{Mark.Number}(?:个人|[人名位个])$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex CountedBefore();

    [GeneratedRegex("^$|[替陪和跟与同代随接送找带向给为帮及望问护、]$|照顾$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WithSomebody();

    // Names that begin a statement, or follow what another reader has taken.
    [GeneratedRegex(@"(?<=(?:^|[。;|!\n\uE002-\uE004])[,\s]?)(?<who>[\u4e00-\u9fff]{2,3})(?:[,\s](?<who>[\u4e00-\u9fff]{2,3}))*[,\s]$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NamesBefore();

    [GeneratedRegex($@"^[\u4e00-\u9fff]{{2,3}}?(?:同志)?(?<all>(?:等?{Mark.Number}(?:个人|[人名位]))?(?:都|均)?)(?:因[公事病私])?(?:{Reason}|请了假|{AbsenceWords.Missing})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SharedBy();

    [GeneratedRegex($"请了?假|{AbsenceWords.Missing}", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SaysMissing();

    [GeneratedRegex($@",(?:都|均|皆)是?(?<reason>(?:{AbsenceWords.Strong})[^,。;]{{0,10}})$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OfThemAllAtEnd();

    [GeneratedRegex(
        $@"^(?:他们|她们)?(?:都|均|皆|全)(?:[是为])?(?<reason>(?:{AbsenceWords.Strong}|{AbsenceWords.Weak}|在外)[^,]{{0,14}})$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OfThemAll();

    [GeneratedRegex($@"{Mark.Number}\s?(?:个人|[人名位])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"除了?(?<who>[^。;!?|\n]{2,60}?)(?:(?:之外|以外|外)(?!出|地|省|市|国|派|调|勤|面|聘|事|边)|(?=,(?:其|都|全|均|大家|应|剩|余)))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Exception();

    [GeneratedRegex(
        $@"(?<count>(?:差|缺|少|有)?{Mark.Number}(?:个人|[人名位])(?:同志|党员|委员)?)?(?:(?<reason>因[公病事私故])?(?:缺席|缺勤|缺会|未到会|未参加|未参会|未出席|未到|没[来去]成(?=的|[:(])|没去(?=的)|没来|" +
        $@"没到|没参加|不在|(?:差|少)的|缺(?!席))|(?<reason>请假|病假|事假|公假|产假|出差|外出)|请了假)(?!会议|条|单|手续|制度|要|率|问题|现象|后(?!勤)|(?:人员)?[:\s]?(?:无|零|0)(?:人)?(?:$|[,。;\s]))" +
        $@"(?:人员|人数|同志|党员|委员|名单|情况|及原因|和原因|原因|及事由|事由|的|人|者|有|为|是|分别|共|" +
        $@"计)*(?:[:\s]?{Mark.Number}\s?(?:个人|[人名位个]|(?=[(:\s]))(?:同志)?,?)?(?:分别)?(?<sep>(?:有|为|是|分别是|原因|[:\s(]|-)*)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Announcement();

    // A line that so far is only a name: what follows is about that person.
    [GeneratedRegex($@"(?:^|\n)\s*(?:(?:{Enumeration.Any})\s?)?[\u4e00-\u9fff]{{2,4}}[ \t-]+(?:[\u4e00-\u9fff]{{2}}[ \t-]+)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex RowOfName();

    // The next line of a list, with its numbering.
    [GeneratedRegex($@"\G[\n\s]+(?:(?:{Enumeration.Any})\s?)?", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NextLine();

    [GeneratedRegex(@"^[\u4e00-\u9fff、]{2,20}(?:\([^()]{2,12}\)|[,:][\u4e00-\u9fff]{2,8}(?:$|[;。]))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"^[\uE002-\uE004]*(?:其中|只有|唯有|就|仅有?|还有|另外|另|但是?|不过|就是|只|唯独|因为|由于|请假的?是|没来的是|没到的是|缺席的是|缺(?!席|勤)了?|支部|党小组|" +
        @"机关)*(?:[\u4e00-\u9fff]{0,4}(?:组织委员|宣传委员|纪检委员|青年委员|副书记|委员|支委|副主任|副组长|党员|" +
        @"组员))?(?=[\u4e00-\u9fff·]{2,})",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Lead();

    // Any cause may follow (因为下雨): it announces nobody, but makes an absence likely.
    [GeneratedRegex("因为|由于", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Cause();

    [GeneratedRegex("请假|没来|没到|缺|只有|唯有|唯独|就是|仅", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MissingLead();

    [GeneratedRegex(
        $@"^(?:他|她|原因是?|理由是?|说是|说|是因为|因为|据说是?)?(?<reason>(?:(?<=^[他她因说是原理据][^,]{{0,5}})[^,]{{2,16}}|" +
        $@"(?:{AbsenceWords.Strong})[^,]{{0,10}}(?:去了|了)|{AbsenceWords.Whole}))$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OfTheSame();
}
