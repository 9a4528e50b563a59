using System.Text.Json;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Delivery;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Roster;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Progress;

/// <summary>Shows the office a reminder's progress, computed from storage each time.</summary>
internal sealed class ProgressCards(ReminderStore reminders, Audiences audiences, HolidayCopies copies, HolidayAhead ahead, OfficeClock clock)
{
    /// <summary>The card as it stands now.</summary>
    public async Task<AdaptiveCard> CardAsync(Turn turn, Reminder reminder, CancellationToken ct) =>
        await CardAsync(reminder, turn.Roster, turn.Texts, ct);

    /// <summary>The current card, for a person who clicked on a draft that was already decided.</summary>
    public async Task<AdaptiveCard> LateAsync(Turn turn, Reminder reminder, CancellationToken ct) => await CardAsync(
        reminder,
        turn.Roster,
        turn.Texts,
        ct,
        turn.Roster.Find(reminder.DecidedBy) is { } by ? turn.Texts.ReminderDecidedBy(by.Name) : turn.Texts.ReminderDecided);

    /// <summary>The current card, outside a turn.</summary>
    /// <param name="note">What to say about a click that came too late.</param>
    public async Task<AdaptiveCard> CardAsync(Reminder reminder, RosterSnapshot roster, CardTexts t, CancellationToken ct, string? note = null)
    {
        var noted = await NotedAsync(reminder, ct);
        var (last, counts) = await CountsAsync(reminder, noted, ct);
        var recipients = await RecipientsAsync(reminder, last, counts, roster, ct);
        var seen = await SeeAsync(reminder, last, noted, ct);
        // People are read a moment after the counts, so the two may disagree.
        var toRepeat = Math.Min(seen.ToRepeat, counts.Pending + counts.Sending);
        var away = Math.Min(seen.Away, counts.Suppressed);
        return ReminderProgressCard.Render(
            new ReminderProgressCard.Data
            {
                Hidden = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Id] = reminder.Id },
                Title = ReminderTitles.Of(reminder, t),
                Text = ReminderTitles.IsCut(reminder) ? reminder.Text : null,
                State = StateOf(reminder, last, counts, seen.IsUnderWay),
                Note = note,
                When = When(reminder, last, t),
                Recipients = recipients,
                Sent = counts.Sent,
                Acknowledged = counts.Acknowledged,
                Pending = counts.Pending + counts.Sending - toRepeat,
                Held = seen.Held,
                Blocked = seen.Blocked,
                HeldUntil = seen.HeldUntil is { } until ? clock.In(until) : null,
                Unknown = counts.Unknown + toRepeat,
                Unreachable = counts.Unreachable,
                Failed = counts.Failed,
                Away = away,
                Suppressed = counts.Suppressed - away,
                MissedRepeat = noted.FirstOrDefault(o => o.IsMissed && OccurrenceName.IsRepeat(o.Key))?.Day,
                MayRevise = last is null && await ahead.HoldsAsync(reminder, ct),
                MayCancel = reminder.State is ReminderState.Approved
                    && (last is null || reminder.Times.Repeats is not Repeats.Never || counts.Pending > 0 || seen.IsUnderWay || ahead.IsRepeatAhead(reminder, noted)),
                Problems = [.. seen.Problems.Take(ReminderProgressCard.MaxProblems).Select(p => Problem(p.Recipient, p.IsRepeat, reminder, roster, t))],
                MoreProblems = Math.Max(0, seen.Problems.Count - ReminderProgressCard.MaxProblems),
            },
            t);
    }

    /// <summary>The line in the list, and the time it shows.</summary>
    public async Task<(ReminderListCard.Line Line, DateTime At)> LineAsync(Turn turn, Reminder reminder, CancellationToken ct)
    {
        var noted = await NotedAsync(reminder, ct);
        var (last, counts) = await CountsAsync(reminder, noted, ct);
        // The counts do not tell whether an unknown outcome is being resent.
        var isUnderWay = reminder.State is ReminderState.Approved && counts.Unknown > 0 && (await SeeAsync(reminder, last, noted, ct)).IsUnderWay;
        var line = new ReminderListCard.Line(
            ReminderTitles.Of(reminder, turn.Texts),
            When(reminder, last, turn.Texts),
            reminder.State is ReminderState.Draft ? null : StateOf(reminder, last, counts, isUnderWay),
            await RecipientsAsync(reminder, last, counts, turn.Roster, ct),
            counts.Acknowledged,
            new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Id] = reminder.Id })
        {
            // Counts started by an earlier build may be incomplete.
            Held = Math.Clamp(counts.Held, 0, counts.Pending),
            Blocked = Math.Clamp(counts.Blocked, 0, counts.Pending),
            Unknown = counts.Unknown,
            Unreachable = counts.Unreachable,
            Failed = counts.Failed,
        };
        return (line, last is null or { IsMissed: true } ? (last?.Day ?? reminder.Times.On).ToDateTime(reminder.Times.At) : MomentOf(last.Day, reminder.Times.At, last.At));
    }

    // The intended number of people while nothing has gone out or the last time was missed.
    private async ValueTask<int> RecipientsAsync(Reminder reminder, StoredOccurrence? last, DeliveryCounts counts, RosterSnapshot roster, CancellationToken ct) =>
        last is null or { IsMissed: true } ? (await audiences.PeopleAsync(reminder.Audience, roster, ct)).Count : counts.Total;

    // A single reminder goes out late if it was approved after its hour or no host was up: then show the actual time.
    private string When(Reminder reminder, StoredOccurrence? last, CardTexts t) => (reminder, last) switch
    {
        ({ Times.Repeats: not Repeats.Never }, _) => ReminderTitles.When(reminder.Times, t),
        (_, { IsMissed: true }) => t.DateAndTime(last.Day, reminder.Times.At),
        (_, not null) => At(last.Day, reminder.Times.At, last.At, t),
        ({ State: ReminderState.Approved, Holiday: not null }, null) => Moved(reminder, At(ahead.DayOf(reminder), reminder.Times.At, clock.Now, t), t),
        _ => ReminderTitles.When(reminder.Times, t),
    };

    private static string Moved(Reminder reminder, string when, CardTexts t) => reminder.Moved switch
    {
        { KeepsRule: true } moved => t.ReminderMoved(when, moved.From),
        { } moved => t.ReminderTooNear(when, moved.From),
        null => when,
    };

    private string At(DateOnly day, TimeOnly hour, DateTimeOffset went, CardTexts t) => t.DateAndTime(day, TimeOnly.FromDateTime(MomentOf(day, hour, went)));

    private DateTime MomentOf(DateOnly day, TimeOnly hour, DateTimeOffset went)
    {
        var (planned, moment) = (day.ToDateTime(hour), clock.In(went).DateTime);
        return moment.Date == planned.Date && moment > planned ? moment : planned;
    }

    /// <summary>Keeps a message up to date from now on.</summary>
    public async Task WatchAsync(Turn turn, Reminder reminder, string? messageId, CancellationToken ct)
    {
        if (messageId is null || turn.IsShared)
            return;
        var where = JsonSerializer.Serialize(turn.Activity.GetConversationReference() with { ActivityId = null }, ActivityJson.Reference);
        await reminders.WatchAsync(new ProgressWatch(reminder.Id, messageId, where, turn.Texts.Language, ""), turn.ConversationId, ct);
    }

    /// <summary>Stops updating a message that now shows something else or holds a form being filled in.</summary>
    public async Task UnwatchAsync(Turn turn, string? messageId, CancellationToken ct)
    {
        if (messageId is not null && !turn.IsShared)
            await reminders.UnwatchAsync(turn.ConversationId, messageId, ct);
    }

    /// <summary>The card that replaces a discarded form.</summary>
    public static AdaptiveCard Discarded(Turn turn) =>
        NoticeCard.Render(new NoticeCard.Data(turn.Texts.ComposeTitle, turn.Texts.ReminderDiscarded), turn.Texts);

    /// <summary>
    /// Counts of the time shown for the reminder: the last time of a recurring one; for a holiday the first copies, and once
    /// they are repeated, the better copy of each person.
    /// </summary>
    public async Task<ReminderProgress> CountsAsync(Reminder reminder, CancellationToken ct) =>
        await CountsAsync(reminder, await NotedAsync(reminder, ct), ct);

    // The last time is shown. It is recent for a running reminder, but may be long ago for one that has ended.
    private Task<IReadOnlyList<StoredOccurrence>> NotedAsync(Reminder reminder, CancellationToken ct) =>
        reminder.State is ReminderState.Approved ? reminders.LatelyAsync(reminder, clock.Today, ct) : reminders.OccurrencesAsync(reminder.Id, ct);

    private async Task<ReminderProgress> CountsAsync(Reminder reminder, IReadOnlyList<StoredOccurrence> noted, CancellationToken ct)
    {
        var last = reminder.Holiday is not null
            ? noted.FirstOrDefault(o => !OccurrenceName.IsRepeat(o.Key))
            : noted is [.., var newest] ? newest : null;
        if (last is null or { IsMissed: true })
            return new ReminderProgress(last, new DeliveryCounts());
        return await copies.CountAsync(last, HolidayCopies.RepeatOf(reminder, noted), ct);
    }

    private async Task<CopiesSeen> SeeAsync(Reminder reminder, StoredOccurrence? last, IReadOnlyList<StoredOccurrence> noted, CancellationToken ct) =>
        last is null ? CopiesSeen.None : await copies.SeeAsync(new OccurrenceKey(reminder.Id, last.Key), HolidayCopies.RepeatOf(reminder, noted), ct);

    /// <param name="isUnderWay">Something is still being sent, even if only a resend of an unknown outcome.</param>
    internal static ReminderProgressCard.State StateOf(
        Reminder reminder, StoredOccurrence? last, DeliveryCounts counts, bool isUnderWay = false) => reminder.State switch
    {
        ReminderState.Cancelled => last is { IsMissed: false, Recipients: > 0 } ? ReminderProgressCard.State.Cancelled : ReminderProgressCard.State.CalledOff,
        ReminderState.Draft => ReminderProgressCard.State.Draft,
        _ when last is { IsMissed: true } => GoesOn(reminder) ? ReminderProgressCard.State.GoesOnMissed : ReminderProgressCard.State.Missed,
        _ when last is { Recipients: 0 } => ReminderProgressCard.State.Nobody,
        _ when last is null => reminder.State is ReminderState.Finished ? ReminderProgressCard.State.CalledOff : ReminderProgressCard.State.Scheduled,
        _ when isUnderWay || counts.Pending + counts.Sending > 0 => ReminderProgressCard.State.Running,
        _ => GoesOn(reminder) ? ReminderProgressCard.State.GoesOn : ReminderProgressCard.State.Finished,
    };

    // A recurring reminder is not finished when its latest time is.
    private static bool GoesOn(Reminder reminder) => reminder is { State: ReminderState.Approved, Times.Repeats: not Repeats.Never };

    private static string Problem(Recipient recipient, bool isRepeat, Reminder reminder, RosterSnapshot roster, CardTexts t)
    {
        var reason = ReasonOf(recipient, reminder.State is not ReminderState.Cancelled, t);
        return t.DeliveryProblem(roster.Find(recipient.PersonId)?.Name ?? recipient.PersonId, isRepeat ? t.DeliveryOfRepeat(reason) : reason);
    }

    /// <summary>Why a person did not get it, in words.</summary>
    /// <param name="mayRepeat">Whether a resend is still possible.</param>
    internal static string ReasonOf(Recipient recipient, bool mayRepeat, CardTexts t) => recipient.State switch
    {
        // The one resend is still to come; after it there is no other.
        DeliveryState.Pending or DeliveryState.Sending => t.DeliveryUnknown,
        DeliveryState.Unknown when recipient.AwaitsPerson => t.DeliveryUnknownUnreached(UnreachedOf(recipient, t)),
        DeliveryState.Unknown => recipient.IsResend || !mayRepeat ? t.DeliveryUnknownFinal : t.DeliveryUnknown,
        DeliveryState.Unreachable => UnreachedOf(recipient, t),
        DeliveryState.Suppressed => t.DeliveryAway,
        _ when recipient.Reason is ChunkRules.Missed => t.DeliveryMissed,
        _ => t.DeliveryFailed(recipient.Reason ?? ""),
    };

    private static string UnreachedOf(Recipient recipient, CardTexts t) => recipient.Reason switch
    {
        "ConversationBlockedByUser" or "BotDisabledByAdmin" or "MessageWritesBlocked" => t.DeliveryBlocked,
        "BotNotInConversationRoster" or "ForbiddenOperationException" => t.DeliveryNotInstalled,
        ConnectorPort.NoAddress or ConnectorPort.ChatOfAnother => t.DeliveryNoChat,
        _ => t.DeliveryUnreachable,
    };
}
