using BotApp.Cards;
using BotApp.Features.MeetingLogs;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Protocol;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Find;

/// <summary>
/// The message extension: find a record while writing and insert its card, and "记一次会议" on a message. What is inserted
/// shows only what any channel may show, since nobody knows who will read it; only the person sees the list and the dialog.
/// </summary>
internal sealed class MessageExtension(
    SearchRecords search, UnitStore units, MeetingViews meetings, RecordViews records, LogMeeting log, RouteTable routes, OfficeClock clock)
{
    /// <summary>The manifest's command that searches.</summary>
    public const string FindCommand = "find";

    /// <summary>The manifest's command that logs a meeting from a message.</summary>
    public const string LogCommand = "log";

    private const int PageSize = 10;
    private const int FirstYear = 2000;

    // A message is understood as a meeting, or as an entry of a register.
    private static readonly HashSet<string> Offered = new(StringComparer.Ordinal) { CardVerbs.MeetingSave, CardVerbs.RecordSave };

    /// <summary>Answers a search.</summary>
    public async Task<InvokeResponse> QueryAsync(Turn turn, ComposeExtension request, CancellationToken ct)
    {
        if (request.CommandId is not FindCommand)
            return InvokeResponse.BadRequest;
        if (request.Query.Trim().Length == 0)
            return ComposeExtension.Message(turn.Texts.FindHow);

        var found = await search.OfAsync(turn, request.Query, ct);
        var results = new List<ComposeExtension.Result>();
        foreach (var hit in found.Records.Where(f => FindRecords.OpenVerbOf(f.Register) is not null).Skip(request.Skip).Take(PageSize))
        {
            if (await units.FindAsync(hit.Unit.Id, hit.Line.Id, ct) is not { } record || !FindRecords.MayOpen(turn.Person, hit))
                continue;
            results.Add(new ComposeExtension.Result(
                (hit.Register.Kind == Register.Meeting ? meetings.Posted(turn, record.Value) : records.Posted(turn, record.Value)).ToUtf8(),
                hit.Register.Name.In(turn.Texts.Language) + turn.Texts.Separator + turn.Texts.DateWithoutWeekday(hit.Line.Date),
                NoMarkup(hit.Unit.Name + (hit.Line.Title.Length > 0 ? turn.Texts.Separator + RecordFields.TitleOf(hit.Register, hit.Line.Title, turn.Texts) : ""))));
        }

        return results.Count == 0 && request.Skip == 0 ? ComposeExtension.Message(turn.Texts.FindNothing) : ComposeExtension.Results(results);
    }

    /// <summary>Opens the form with what was understood of a message. The message's text is not kept.</summary>
    public async Task<InvokeResponse> OpenAsync(Turn turn, ComposeExtension request, CancellationToken ct)
    {
        if (request.CommandId is not LogCommand)
            return InvokeResponse.BadRequest;
        return Shown(await log.CommandAsync(turn with { WrittenAt = WrittenAt(turn, request) }, MessageHtml.PlainText(request.MessageHtml ?? ""), ct));
    }

    // The client's word: a moment in the future, or before there were such messages, is ignored.
    private DateTimeOffset WrittenAt(Turn turn, ComposeExtension request) =>
        request.MessageAt is { Year: >= FirstYear } at && at <= turn.Now ? clock.In(at) : turn.Now;

    /// <summary>Carries out the dialog's button, by the same handler as in a chat.</summary>
    public async Task<InvokeResponse> SubmitAsync(Turn turn, ComposeExtension request, CancellationToken ct)
    {
        if (request.CommandId is not LogCommand || CardClick.FromData(request.Data, DialogCard.Verb) is not { } click
            || !Offered.Contains(click.Verb) || routes.FindVerb(click.Verb) is not { } route)
            return InvokeResponse.BadRequest;

        return CommandGate.MayAnywhere(turn, route.Operation)
            ? Shown(await route.Handler(turn, click, ct))
            : ComposeExtension.DialogMessage(turn.Texts.NotAllowed);
    }

    // A preview's text may be rendered as markup. Escape only what begins some: not every client unescapes everything.
    private static string NoMarkup(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    // A text that is too long cannot be shown in the form again; at an error the dialog stays open as it is.
    private static InvokeResponse Shown(Reply reply) => reply switch
    {
        Reply.Refused { Code: "TooLong" } refused => AdaptiveCardResponse.Error(400, refused.Code, refused.Message) with { Status = 400 },
        Reply.Card card => ComposeExtension.Dialog(card.Content.FallbackText, DialogCard.Of(card.Content, Offered)),
        Reply.Text text => ComposeExtension.DialogMessage(text.Content),
        Reply.Refused refused => ComposeExtension.DialogMessage(refused.Message),
        _ => InvokeResponse.Ok,
    };
}
