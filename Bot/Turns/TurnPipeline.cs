using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Office;
using BotApp.Protocol;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Turns;

/// <summary>Identifies the person, finds the route, checks the right, runs the handler, and delivers its reply.</summary>
internal sealed partial class TurnPipeline(
    RouteTable routes,
    RosterView roster,
    OfficeClock clock,
    IOptions<OfficeOptions> office,
    ITurnLanguage language,
    Outgoing outgoing,
    Addresses addresses,
    ILogger<TurnPipeline> logger)
    : ITurnPipeline
{
    /// <inheritdoc />
    public async Task<InvokeResponse?> RunAsync(Activity activity, TurnNote note, CancellationToken cancellationToken)
    {
        note.Kind = TurnKind.Of(activity, routes);
        switch (activity.Type)
        {
            case ActivityTypes.Message:
                await MessageAsync(activity, note, cancellationToken);
                return null;
            case ActivityTypes.Invoke when activity.Name is InvokeNames.AdaptiveCardAction:
                return await ClickAsync(activity, note, cancellationToken);
            case ActivityTypes.Invoke when routes.Invokes.TryGetValue(activity.Name ?? "", out var route):
                return await InvokeAsync(activity, route, note, cancellationToken);
            case ActivityTypes.Invoke:
                return InvokeResponse.NotImplemented;
            case ActivityTypes.InstallationUpdate when activity.Action is "remove" or "remove-upgrade":
                await addresses.ForgetAsync(activity, cancellationToken);
                return null;
            case ActivityTypes.InstallationUpdate when roster.Current is not null:
                await InstalledAsync(activity, note, cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private async Task InstalledAsync(Activity activity, TurnNote note, CancellationToken ct)
    {
        Reply? reply;
        if (PlaceOf(activity) is not Place.Personal)
            reply = await routes.GreetAsync(activity, language.OfChannel(activity.Conversation?.Id ?? ""), ct);
        else if (await BeginAsync(activity, note, ct) is { } turn)
        {
            reply = await routes.GreetAsync(turn, ct);
            await addresses.KeepAsync(turn, ct);
            await routes.HearAsync(turn, ct);
        }
        else
            reply = new Reply.Card(NotOnRoster(CardTexts.For(activity.Locale)));

        // A greeting that certainly did not arrive is due again: forget the chat, so that its next event is greeted.
        if (reply is not null && !await outgoing.PostAsync(activity, reply, ct) && PlaceOf(activity) is not Place.Personal)
            await addresses.ForgetAsync(activity, ct);
    }

    private async Task MessageAsync(Activity activity, TurnNote note, CancellationToken ct)
    {
        var texts = TextsOf(activity, PlaceOf(activity));
        note.Locale = texts.Language;
        if (roster.Current is null)
            await outgoing.PostAsync(activity, new Reply.Card(Notices.Busy(texts)), ct);
        else if (await BeginAsync(activity, note, ct) is not { } turn)
            await outgoing.PostAsync(activity, new Reply.Card(NotOnRoster(texts)), ct);
        else
        {
            await addresses.KeepAsync(turn, ct);
            await routes.HearAsync(turn, ct);
            var reply = await AnswerAsync(turn, note, () => MessageReplyAsync(turn, ct), new Reply.Card(Notices.Busy(turn.Texts)), ct);
            await outgoing.PostAsync(activity, reply, ct);
        }
    }

    private async Task<Reply> MessageReplyAsync(Turn turn, CancellationToken ct)
    {
        // An old client sends a message instead of a click. It cannot be answered with a card, so the card is posted. Where
        // others read along, that would show them what is for the person who clicked only, so it is refused.
        if (CardClick.FromMessage(turn.Activity) is { } click)
            return turn.IsShared ? new Reply.Text(turn.Texts.SharedOnly) : await ClickReplyAsync(turn, click, ct);

        var text = MentionText.Of(turn.Activity);
        return IsCardAlone(turn.Activity, text) ? new Reply.Silent() : await routes.SayAsync(turn, text, ct);
    }

    // A card that was found with the message extension and sent on: nobody asked for anything. The text has at most an empty
    // element in place of the card.
    private static bool IsCardAlone(Activity activity, string text) =>
        activity.Attachments.Any(a => a.ContentType == ContentTypes.AdaptiveCard) && MessageHtml.PlainText(text).Length == 0;

    private async Task<InvokeResponse> ClickAsync(Activity activity, TurnNote note, CancellationToken ct)
    {
        var texts = TextsOf(activity, PlaceOf(activity));
        if (CardClick.FromInvoke(activity) is not { } click)
            return InvokeResponse.BadRequest;
        if (roster.Current is null)
            return AdaptiveCardResponse.Error(503, "Busy", texts.Busy);
        if (await BeginAsync(activity, note, ct) is not { } turn)
            return AdaptiveCardResponse.Message(texts.NotOnRoster(Contact ?? texts.NotOnRosterContact));

        await addresses.KeepAsync(turn, ct);
        await routes.HearAsync(turn, ct);
        var reply = await AnswerAsync(turn, note, () => ClickReplyAsync(turn, click, ct), new Reply.Refused("Busy", turn.Texts.Busy), ct);
        if (reply is Reply.Card { Posted: { } posted } && click.MessageId is { } message)
            outgoing.UpdateLater(activity, message, posted);
        return reply switch
        {
            Reply.Card card => AdaptiveCardResponse.Card(card.Content.ToUtf8()),
            Reply.Text text => AdaptiveCardResponse.Message(text.Content),
            Reply.Refused refused => AdaptiveCardResponse.Error(400, refused.Code, refused.Message),
            _ => InvokeResponse.Ok,
        };
    }

    private async Task<InvokeResponse> InvokeAsync(Activity activity, InvokeRoute route, TurnNote note, CancellationToken ct)
    {
        var place = route.IsPrivate ? Place.Personal : PlaceOf(activity);
        if (await BeginAsync(activity, place, note, ct) is not { } turn)
        {
            return await route.Refuse(
                activity, roster.Current is null ? new InvokeRefusal.NotReady() : new InvokeRefusal.NotOnRoster(Contact), TextsOf(activity, place), ct);
        }

        if (!CommandGate.MayAnywhere(turn, route.Operation))
            return await route.Refuse(activity, new InvokeRefusal.NotAllowed(), turn.Texts, ct);

        try
        {
            return await route.Answer(turn, ct);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            LogStorage(logger, activity.Id, e);
            note.IsBusy = true;
            return await route.Refuse(activity, new InvokeRefusal.Busy(), turn.Texts, ct);
        }
    }

    private Task<Reply> ClickReplyAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (routes.FindVerb(click.Verb) is not { } route || click.IsAutomatic)
            return Task.FromResult<Reply>(new Reply.Refused("UnknownVerb", turn.Texts.CardGone));
        if (turn.IsShared && !route.InShared)
            return Task.FromResult<Reply>(new Reply.Text(turn.Texts.SharedOnly));
        return CommandGate.MayAnywhere(turn, route.Operation)
            ? route.Handler(turn, click, ct)
            : Task.FromResult<Reply>(turn.IsShared ? new Reply.Text(turn.Texts.NotAllowed) : new Reply.Refused("Forbidden", turn.Texts.NotAllowed));
    }

    // A storage outage does not fail the turn: nothing was reported as saved, and the click may be repeated.
    private async Task<Reply> AnswerAsync(Turn turn, TurnNote note, Func<Task<Reply>> answer, Reply busy, CancellationToken ct)
    {
        try
        {
            return await answer();
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            LogStorage(logger, turn.Activity.Id, e);
            note.IsBusy = true;
            return busy;
        }
    }

    // Whom to ask; null means the office, without a name.
    private string? Contact => office.Value.Contact is { Length: > 0 } contact ? contact : null;

    private AdaptiveCard NotOnRoster(CardTexts texts) => NotOnRosterCard.Render(new NotOnRosterCard.Data(Contact), texts);

    // Null if the person is not on the roster, or it was not read yet. Only the authenticated Entra object id identifies.
    private ValueTask<Turn?> BeginAsync(Activity activity, TurnNote note, CancellationToken ct) => BeginAsync(activity, PlaceOf(activity), note, ct);

    private async ValueTask<Turn?> BeginAsync(Activity activity, Place place, TurnNote note, CancellationToken ct)
    {
        if (roster.Current is not { } snapshot || snapshot.Find(activity.From?.AadObjectId) is not { } person)
            return null;

        var texts = IsPosted(activity, place) ? OfChannel(activity) : await language.OfPersonAsync(person.Id, activity.Locale, ct);
        note.Locale = texts.Language;
        return new Turn(activity, person, snapshot, place, clock.Now, texts) { PostedTexts = place is Place.Personal ? texts : OfChannel(activity) };
    }

    // The language before the person is known: a channel's own for what is posted there, else the client's.
    private CardTexts TextsOf(Activity activity, Place place) =>
        IsPosted(activity, place) ? OfChannel(activity) : CardTexts.For(activity.Locale);

    private CardTexts OfChannel(Activity activity) => language.OfChannel(activity.Conversation?.Id ?? "");

    // Whether others read the answer. That to an invoke goes to its sender only.
    private static bool IsPosted(Activity activity, Place place) => place is not Place.Personal && activity.Type is not ActivityTypes.Invoke;

    // What is not known to be a personal chat is treated as read by others.
    private static Place PlaceOf(Activity activity) => activity.Conversation?.ConversationType switch
    {
        ConversationTypes.Personal => Place.Personal,
        ConversationTypes.Channel => Place.Channel,
        _ => Place.GroupChat,
    };

    [LoggerMessage(1, LogLevel.Error, "Storage did not answer; activity {ActivityId} was told to try again.")]
    private static partial void LogStorage(ILogger logger, string? activityId, Exception e);
}
