using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Files;
using BotApp.Features.Find;
using BotApp.Features.FirstContact;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Protocol;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;
using Operation = BotApp.Office.Rights.Operation;

namespace BotApp.Turns;

/// <summary>Who speaks, what for, may they: then the one handler, and its reply to where it belongs.</summary>
internal sealed partial class TurnPipeline(
    RouteTable routes,
    RosterView roster,
    OfficeClock clock,
    IOptions<OfficeOptions> office,
    TurnLanguage language,
    Welcome welcome,
    Outgoing outgoing,
    Addresses addresses,
    ClientSettings client,
    FileAnswers files,
    MessageExtension extension,
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
            case ActivityTypes.Invoke when routes.Invokes.TryGetValue(activity.Name ?? "", out var operation):
                return activity.Name is InvokeNames.FileConsent
                    ? await ConsentAsync(activity, operation, note, cancellationToken)
                    : await ComposeAsync(activity, operation, note, cancellationToken);
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
            reply = await welcome.SharedAsync(activity, language.OfChannel(activity.Conversation?.Id ?? ""), ct);
        else if (await BeginAsync(activity, note, ct) is { } turn)
        {
            reply = await welcome.PersonalAsync(turn, ct);
            await addresses.KeepAsync(turn, ct);
            await client.KeepAsync(turn, ct);
        }
        else
            reply = new Reply.Card(NotOnRoster(CardTexts.For(activity.Locale)));

        // What surely did not arrive was not told: the platform's next event of it is answered.
        if (reply is not null && !await outgoing.PostAsync(activity, reply, ct) && PlaceOf(activity) is not Place.Personal)
            await addresses.ForgetAsync(activity, ct);
    }

    private async Task MessageAsync(Activity activity, TurnNote note, CancellationToken ct)
    {
        var texts = TextsOf(activity);
        note.Locale = texts.Language;
        if (roster.Current is null)
            await outgoing.PostAsync(activity, new Reply.Card(Notices.Busy(texts)), ct);
        else if (await BeginAsync(activity, note, ct) is not { } turn)
            await outgoing.PostAsync(activity, new Reply.Card(NotOnRoster(texts)), ct);
        else
        {
            await addresses.KeepAsync(turn, ct);
            await client.KeepAsync(turn, ct);
            var reply = await AnswerAsync(turn, note, () => MessageReplyAsync(turn, ct), new Reply.Card(Notices.Busy(turn.Texts)), ct);
            await outgoing.PostAsync(activity, reply, ct);
        }
    }

    private async Task<Reply> MessageReplyAsync(Turn turn, CancellationToken ct)
    {
        // An old client sends a message in place of a click; it cannot be answered with a card, so the card is posted. Where
        // others read along that would show them what is for the one who clicked, so nothing is done there.
        if (CardClick.FromMessage(turn.Activity) is { } click)
            return turn.IsShared ? new Reply.Text(turn.Texts.SharedOnly) : await ClickReplyAsync(turn, click, ct);

        var text = MentionText.Of(turn.Activity);
        return IsCardAlone(turn.Activity, text) ? new Reply.Silent() : await routes.SayAsync(turn, text, ct);
    }

    // A card that was found with the message extension and sent on: nobody asked for anything. The text has at most an empty
    // element in the card's place.
    private static bool IsCardAlone(Activity activity, string text) =>
        activity.Attachments.Any(a => a.ContentType == ContentTypes.AdaptiveCard) && MessageExtension.PlainText(text).Length == 0;

    private async Task<InvokeResponse> ClickAsync(Activity activity, TurnNote note, CancellationToken ct)
    {
        var texts = CardTexts.For(activity.Locale);
        if (CardClick.FromInvoke(activity) is not { } click)
            return InvokeResponse.BadRequest;
        if (roster.Current is null)
            return AdaptiveCardResponse.Error(503, "Busy", texts.Busy);
        if (await BeginAsync(activity, note, ct) is not { } turn)
            return AdaptiveCardResponse.Message(texts.NotOnRoster(Contact ?? texts.NotOnRosterContact));

        await addresses.KeepAsync(turn, ct);
        await client.KeepAsync(turn, ct);
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

    // The client shows nothing of this answer; what became of it is posted.
    private async Task<InvokeResponse> ConsentAsync(Activity activity, Operation operation, TurnNote note, CancellationToken ct)
    {
        if (!FileConsent.TryRead(activity, out var consent))
            return InvokeResponse.BadRequest;
        if (await BeginAsync(activity, note, ct) is { } turn)
        {
            // The role is asked again: it may be another one by now.
            var reply = CommandGate.MayAnywhere(turn, operation)
                ? await AnswerAsync(turn, note, () => files.AnswerAsync(turn, consent, ct), new Reply.Text(turn.Texts.Busy), ct)
                : new Reply.Text(turn.Texts.NotAllowed);
            await outgoing.PostAsync(activity, reply, ct);
        }
        else
            await outgoing.PostAsync(activity, new Reply.Card(roster.Current is null ? Notices.Busy(TextsOf(activity)) : NotOnRoster(TextsOf(activity))), ct);

        return InvokeResponse.Ok;
    }

    // What it answers is seen by the person alone, wherever that is; so it is as in a personal chat.
    private async Task<InvokeResponse> ComposeAsync(Activity activity, Operation operation, TurnNote note, CancellationToken ct)
    {
        if (!ComposeExtension.TryRead(activity, out var request))
            return InvokeResponse.BadRequest;

        var texts = CardTexts.For(activity.Locale);
        var isQuery = activity.Name is InvokeNames.ComposeQuery;
        if (await BeginAsync(activity, note, ct) is not { } begun)
            return roster.Current is null ? Busy(texts) : Say(texts.NotOnRoster(Contact ?? texts.NotOnRosterContact));

        var turn = begun.Place is Place.Personal
            ? begun
            : begun with { Place = Place.Personal, Texts = await language.OfPersonAsync(begun.Person.Id, activity.Locale, ct) };
        note.Locale = turn.Texts.Language;
        if (!CommandGate.MayAnywhere(turn, operation))
            return Say(turn.Texts.NotAllowed);

        try
        {
            return activity.Name switch
            {
                InvokeNames.ComposeQuery => await extension.QueryAsync(turn, request, ct),
                InvokeNames.ComposeFetchTask => await extension.OpenAsync(turn, request, ct),
                _ => await extension.SubmitAsync(turn, request, ct),
            };
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            LogStorage(logger, activity.Id, e);
            note.IsBusy = true;
            return Busy(turn.Texts);
        }

        // A sentence would take the place of a form that was filled in; at an error the dialog stays open, and the same click may come again.
        InvokeResponse Busy(CardTexts t) => activity.Name is InvokeNames.ComposeSubmitAction
            ? AdaptiveCardResponse.Error(503, "Busy", t.Busy) with { Status = 503 }
            : Say(isQuery ? t.BusyMessage : t.Busy);

        InvokeResponse Say(string text) => isQuery ? ComposeExtension.Message(text) : ComposeExtension.DialogMessage(text);
    }

    private Task<Reply> ClickReplyAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (routes.FindVerb(click.Verb) is not { } route || click.IsAutomatic)
            return Task.FromResult<Reply>(new Reply.Refused("UnknownVerb", turn.Texts.FormGone));
        return CommandGate.MayAnywhere(turn, route.Operation)
            ? route.Handler(turn, click, ct)
            : Task.FromResult<Reply>(turn.IsShared ? new Reply.Text(turn.Texts.NotYours) : new Reply.Refused("Forbidden", turn.Texts.NotAllowed));
    }

    // Storage that does not answer is no fault of the turn: nothing was said to be saved, and the same click may come again.
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

    // Whom to ask; null is the office, without a name.
    private string? Contact => office.Value.Contact is { Length: > 0 } contact ? contact : null;

    private AdaptiveCard NotOnRoster(CardTexts texts) => NotOnRosterCard.Render(new NotOnRosterCard.Data(Contact), texts);

    // Null: someone who is not on the roster. Identity is the Entra object id of an authenticated activity, nothing else.
    private async ValueTask<Turn?> BeginAsync(Activity activity, TurnNote note, CancellationToken ct)
    {
        if (roster.Current is not { } snapshot || snapshot.Find(activity.From?.AadObjectId) is not { } person)
            return null;

        var place = PlaceOf(activity);
        var texts = place is Place.Personal
            ? await language.OfPersonAsync(person.Id, activity.Locale, ct)
            : language.OfChannel(activity.Conversation?.Id ?? "");
        note.Locale = texts.Language;
        return new Turn(activity, person, snapshot, place, clock.Now, texts);
    }

    // Before it is known who asks: where others read along a channel has one language for all of them.
    private CardTexts TextsOf(Activity activity) =>
        PlaceOf(activity) is Place.Personal ? CardTexts.For(activity.Locale) : language.OfChannel(activity.Conversation?.Id ?? "");

    // What is not known to be one to one is taken as read by others.
    private static Place PlaceOf(Activity activity) => activity.Conversation?.ConversationType switch
    {
        ConversationTypes.Personal => Place.Personal,
        ConversationTypes.Channel => Place.Channel,
        _ => Place.GroupChat,
    };

    [LoggerMessage(1, LogLevel.Error, "Storage did not answer; activity {ActivityId} was told to try again.")]
    private static partial void LogStorage(ILogger logger, string? activityId, Exception e);
}
