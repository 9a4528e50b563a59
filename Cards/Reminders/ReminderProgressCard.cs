using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The progress of a reminder, for the office; updated in place while it is sent.</summary>
public static class ReminderProgressCard
{
    /// <summary>The state of a reminder.</summary>
    public enum State
    {
        /// <summary>It waits for the office to decide.</summary>
        Draft,

        /// <summary>Its time has not come.</summary>
        Scheduled,

        /// <summary>It is being sent.</summary>
        Running,

        /// <summary>Nothing is left to send.</summary>
        Finished,

        /// <summary>It recurs; nothing is left to send of its last occurrence.</summary>
        GoesOn,

        /// <summary>It recurs; its last occurrence passed while no host was running.</summary>
        GoesOnMissed,

        /// <summary>The office stopped it after it had begun to go out.</summary>
        Cancelled,

        /// <summary>The office stopped it before anything had gone out, or before the last occurrence had.</summary>
        CalledOff,

        /// <summary>Its day passed while no host was running, or before anyone decided; nothing was sent.</summary>
        Missed,

        /// <summary>Its time came, but by then it was for nobody, for instance because the unit no longer exists.</summary>
        Nobody,
    }

    /// <summary>What the card shows. Each recipient is counted in one of the eight numbers.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the buttons, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        /// <summary>What it is about; may contain a person's words.</summary>
        public required string Title { get; init; }

        /// <summary>The full text that goes out, if the title is only its beginning; shown instead of the title.</summary>
        public string? Text { get; init; }

        public required State State { get; init; }

        /// <summary>The outcome of a click that came too late, in one plain sentence; null if there was none.</summary>
        public string? Note { get; init; }

        /// <summary>When it is or was due, in words.</summary>
        public required string When { get; init; }

        /// <summary>How many recipients there are in all.</summary>
        public required int Recipients { get; init; }

        /// <summary>Delivered but not confirmed.</summary>
        public int Sent { get; init; }

        /// <summary>Delivered and confirmed.</summary>
        public int Acknowledged { get; init; }

        /// <summary>Waiting or in flight.</summary>
        public int Pending { get; init; }

        /// <summary>How many of <see cref="Pending"/> wait for another day because they already got a message on that day.</summary>
        public int Held { get; init; }

        /// <summary>When the first of those get it, in the office's zone; null if there are none.</summary>
        public DateTimeOffset? HeldUntil { get; init; }

        /// <summary>How many of <see cref="Pending"/> wait for an administrator, because settings or registration prevent sending to them.</summary>
        public int Blocked { get; init; }

        /// <summary>Perhaps delivered, whether or not it is repeated.</summary>
        public int Unknown { get; init; }

        public int Unreachable { get; init; }

        public int Failed { get; init; }

        /// <summary>Not sent, because the person is away until it is no longer of use.</summary>
        public int Away { get; init; }

        /// <summary>Left out because it was no longer needed.</summary>
        public int Suppressed { get; init; }

        /// <summary>The day of the repetition that passed while no host was running; null if none did.</summary>
        public DateOnly? MissedRepeat { get; init; }

        /// <summary>Whether something is left that can be stopped.</summary>
        public bool MayCancel { get; init; }

        /// <summary>Whether it can still be corrected: <see cref="CardVerbs.ReminderRevise"/>.</summary>
        public bool MayRevise { get; init; }

        /// <summary>Who did not get it and why, one line each. Contains names, so for the personal chat of the office only.</summary>
        public IReadOnlyList<string> Problems { get; init; } = [];

        /// <summary>How many there are beyond those given.</summary>
        public int MoreProblems { get; init; }
    }

    /// <summary>Most lines of <see cref="Data.Problems"/> that a card lists; the rest are counted.</summary>
    public const int MaxProblems = 20;

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var title = t.ProgressTitle + t.Separator + Say(data.State, t);
        List<CardElement> body =
        [
            CardParts.Heading(title),
            .. (CardElement[])(data.Note is { } note ? [CardParts.Notice(note, ContainerStyle.Warning)] : []),
            data.Text is { } text ? CardParts.Written(text) : CardParts.Written(data.Title, TextWeight.Bolder),
            CardParts.Line(t, t.ProgressWhen, data.When),
            .. Numbers(data, t),
            .. data.MissedRepeat is { } missed ? (CardElement[])[CardParts.Note(t.ProgressRepeatMissed(missed))] : [],
            .. Problems(data, t),
            new ActionSet([.. Buttons(data, t)]) { Spacing = Spacing.Medium },
        ];
        return CardParts.Card(t, title, body);
    }

    /// <summary>A state in words.</summary>
    internal static string Say(State state, CardTexts t) => state switch
    {
        State.Draft => t.ReminderListDraft,
        State.Scheduled => t.ProgressScheduled,
        State.Running => t.ProgressRunning,
        State.Finished => t.ProgressFinished,
        State.GoesOn => t.ProgressGoesOn,
        State.GoesOnMissed => t.ProgressGoesOnMissed,
        State.Cancelled or State.CalledOff => t.ProgressCancelled,
        State.Nobody => t.ProgressNobody,
        _ => t.ProgressMissed,
    };

    private static IEnumerable<CardElement> Numbers(Data data, CardTexts t)
    {
        if (data.State is State.Draft or State.Scheduled or State.CalledOff or State.Missed or State.GoesOnMissed or State.Nobody || data.Recipients is 0)
        {
            yield return new TextBlock(t.ComposeRecipients(data.Recipients)) { Spacing = Spacing.Small };
            yield break;
        }

        var delivered = data.Sent + data.Acknowledged;
        var percent = (int)(100L * delivered / data.Recipients);
        yield return new ProgressBar(delivered, data.Recipients, new TextBlock(t.ProgressPercent(percent)) { IsSubtle = true });
        yield return new TextBlock(t.ProgressCounts(delivered, data.Recipients, data.Acknowledged))
        {
            Weight = TextWeight.Bolder,
        };

        string?[] others =
        [
            data.Pending > 0 ? t.ProgressPending(data.Pending) : null,
            data.Unknown > 0 ? t.ProgressUnknown(data.Unknown) : null,
            data.Unreachable > 0 ? t.ProgressUnreachable(data.Unreachable) : null,
            data.Failed > 0 ? t.ProgressFailed(data.Failed) : null,
            data.Away > 0 ? t.ProgressAway(data.Away) : null,
            data.Suppressed > 0 ? t.ProgressSuppressed(data.Suppressed) : null,
        ];
        if (string.Join(t.Separator, others.OfType<string>()) is { Length: > 0 } said)
            yield return new TextBlock(said) { Spacing = Spacing.Small };
        if (data is { HeldUntil: { } until, State: not State.Cancelled })
            yield return CardParts.Note(t.ProgressHeld(data.Held, until));
        if (data is { Blocked: > 0, State: not State.Cancelled })
            yield return CardParts.Note(t.ProgressBlocked(data.Blocked));
        if (data is { Unknown: > 0, State: not State.Cancelled })
            yield return CardParts.Note(t.ProgressUnknownNote);
    }

    private static IEnumerable<CardElement> Problems(Data data, CardTexts t)
    {
        if (data.Problems.Count is 0)
            yield break;

        yield return new TextBlock(t.ProgressProblems) { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium };
        foreach (var problem in data.Problems.Take(MaxProblems))
            yield return CardParts.Written(problem);

        var more = data.MoreProblems + Math.Max(0, data.Problems.Count - MaxProblems);
        if (more > 0)
            yield return CardParts.Note(t.ProgressMoreProblems(more));
    }

    private static IEnumerable<CardAction> Buttons(Data data, CardTexts t)
    {
        if (data.State is not State.Missed)
            yield return CardParts.Act(t.ProgressRefresh, CardVerbs.ReminderOpen, data.Hidden);

        if (data.MayRevise)
            yield return CardParts.Act(t.Edit, CardVerbs.ReminderRevise, data.Hidden);

        yield return CardParts.Act(t.ProgressAll, CardVerbs.ReminderList, CardData.None);
        if (data.MayCancel)
        {
            yield return new ShowCardAction(t.ProgressCancel, new InnerCard(
            [
                new TextBlock(t.ProgressCancelAsk),
                new ActionSet([CardParts.Act(t.ProgressCancelConfirm, CardVerbs.ReminderCancel, data.Hidden)]),
            ]));
        }
    }
}
