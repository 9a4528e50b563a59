using System.Globalization;
using BotApp.Cards;
using BotApp.Cards.Find;
using BotApp.Cards.Model;
using BotApp.Features.Records;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.Find;

/// <summary><c>找 关键词</c>: what the person may read, with a button to open each; where others read along, counts by kind.</summary>
internal sealed class FindRecords(SearchRecords search, SettingsView settings)
{
    private const int PageSize = 8;

    public Task<Reply> CommandAsync(Turn turn, string keyword, CancellationToken ct) => keyword.Trim().Length == 0
        ? Task.FromResult<Reply>(new Reply.Text(turn.Texts.FindHow))
        : turn.IsShared ? CountsAsync(turn, keyword.Trim(), ct) : PageAsync(turn, keyword.Trim(), 0, ct);

    /// <summary>Another page. The keyword comes from the card; what it may find is checked again.</summary>
    public Task<Reply> PageAsync(Turn turn, CardClick click, CancellationToken ct) =>
        click[CardData.Command] is { } keyword && int.TryParse(click[CardData.After], NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            ? turn.IsShared ? CountsAsync(turn, keyword, ct) : PageAsync(turn, keyword, before, ct)
            : Task.FromResult<Reply>(new Reply.Refused("NotFound", turn.Texts.NotFound));

    /// <summary>The verb that opens an entry of a register; null where none of the cards shows such entries.</summary>
    public static string? OpenVerbOf(Register register) => register.Kind == Register.Meeting ? CardVerbs.MeetingOpen
        : register.Kind == Register.Ledger ? CardVerbs.LedgerOpen
        : register.HasGeneralCard ? CardVerbs.RecordOpen
        : null;

    /// <summary>Whether the person may open what was found.</summary>
    public static bool MayOpen(Person person, FoundRecord found) => Rights.May(
        person, found.Register.Kind == Register.Ledger ? Operation.ReadItem : Operation.ReadRecords, found.Unit, found.Visibility);

    private async Task<Reply> PageAsync(Turn turn, string keyword, int before, CancellationToken ct)
    {
        var found = await search.OfAsync(turn, keyword, ct);
        var page = found.Records.Skip(before).Take(PageSize);
        return new Reply.Card(FindCard.Render(
            new FindCard.Data
            {
                Keyword = keyword,
                Before = Math.Min(before, found.Records.Length),
                Total = found.Records.Length,
                IsCut = found.IsCut,
                Lines =
                [
                    .. page.Select(f => new FindCard.Line(
                        f.Unit.Id,
                        f.Line.Id,
                        f.Line.Date,
                        f.Register.Name.In(turn.Texts.Language),
                        f.Unit.Name,
                        RecordFields.TitleOf(f.Register, f.Line.Title, turn.Texts),
                        f.Line.State == RecordState.Cancelled,
                        MayOpen(turn.Person, f) ? OpenVerbOf(f.Register) : null)),
                ],
            },
            turn.Texts));
    }

    private async Task<Reply> CountsAsync(Turn turn, string keyword, CancellationToken ct)
    {
        if (search.UnitsOf(turn).IsEmpty)
            return new Reply.Card(NoUnits.Notice(turn, settings, turn.Texts.FindTitle));

        var found = await search.CountAsync(turn, keyword, ct);
        var lines = found.Select(f => new FindCountsCard.Line(f.Register.Name.In(turn.Texts.Language), f.Count, f.Last)).ToList();
        return new Reply.Card(FindCountsCard.Render(lines, turn.Texts));
    }
}
