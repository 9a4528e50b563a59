using System.Globalization;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Sentences.Text;
using BotApp.Storage.Queues;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary><c>提醒</c>: what the office has sent and will send; <c>提醒 发送 …</c>: the form of a new one.</summary>
internal sealed class ReminderCommand(ReminderBook book, ComposeCards compose, ProgressCards progress, CalendarView calendar, DeliveryQueue queue)
{
    // Limit for a value from the client; far beyond years of reminders.
    private const int MostSkipped = 1000;

    private static readonly string[] SendWords = ["发送", "send"];

    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(argument))
            return await ListAsync(turn, 0, ct);
        if (ToSend(turn, argument) is not { } rest)
            return new Reply.Unknown(() => Task.FromResult<Reply>(new Reply.Card(NotTaken(turn, argument.Trim()))));

        // The list's button was used: the form takes the list's message, which updates must not overwrite.
        await progress.UnwatchAsync(turn, turn.Activity.ReplyToId, ct);
        var cardId = OperationId.Of("reminder", turn.ConversationId, turn.Activity.Id ?? "", turn.Activity.ReplyToId ?? "");
        return new Reply.Card(await compose.FormAsync(turn, new FormKey(cardId, turn.Today), Read(turn, rest), ct));
    }

    // The text to send: after 发送, or starting with an audience: 发送全体 明天交材料, 全体 明天交材料. Null if it is neither.
    private static string? ToSend(Turn turn, string argument)
    {
        var (word, rest) = Split(argument);
        if (SendWords.Contains(Fold.Apply(word), StringComparer.OrdinalIgnoreCase))
            return rest;

        var said = argument.Trim();
        var behind = Fold.Apply(said).StartsWith(SendWords[0], StringComparison.Ordinal) ? said[SendWords[0].Length..].TrimStart(' ', '　', ':', '：') : said;
        return SaysToWhom(turn, behind) ? behind : null;
    }

    private static bool SaysToWhom(Turn turn, string text) => Read(turn, text) is { Text.Length: > 0 } form && form.Text != text;

    // The typed text is not lost: one tap turns it into a reminder's text.
    private static AdaptiveCard NotTaken(Turn turn, string typed) => NoticeCard.Render(
        new NoticeCard.Data(turn.Texts.ReminderListTitle, turn.Texts.ReminderNotTaken)
        {
            Commands =
            [
                new(turn.Texts.ReminderMakeOfIt, $"{turn.Texts.CommandCompose} {typed}"),
                new(turn.Texts.ReminderListTitle, turn.Texts.CommandReminders),
            ],
        },
        turn.Texts);

    /// <summary><c>reminder.list</c>: a page of the list.</summary>
    public Task<Reply> ListClickAsync(Turn turn, CardClick click, CancellationToken ct) => ListAsync(
        turn, int.TryParse(click[CardData.After], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? Math.Min(after, MostSkipped) : 0, ct);

    /// <summary><c>reminder.open</c>: the draft, or the progress.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await book.FindAsync(click[CardData.Id], ct) is not { } reminder)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);
        if (reminder is { State: ReminderState.Draft, Holiday: not null })
        {
            await progress.UnwatchAsync(turn, click.MessageId, ct);
            return new Reply.Card(compose.Draft(turn, reminder));
        }

        await progress.WatchAsync(turn, reminder, click.MessageId, ct);
        var card = await progress.CardAsync(turn, reminder, ct);
        return new Reply.Card(card, card);
    }

    private async Task<Reply> ListAsync(Turn turn, int skip, CancellationToken ct)
    {
        await progress.UnwatchAsync(turn, turn.Activity.ReplyToId, ct);
        // Open reminders first, by next time: a recurring one, which can be stopped only here, may have been written before all
        // others. Then closed ones, newest first, as ids sort by the day of writing or of the holiday; within a page by the time
        // shown, which may be on another day.
        var open = (await book.OpenAsync(ct)).OrderBy(r => r.State is not ReminderState.Draft).ThenBy(r => NextOf(r, turn.Today));
        var end = skip + ReminderListCard.MaxLines;
        var listed = open.Concat(await book.ListAsync(end + 1, ct)).DistinctBy(r => r.Id).ToList();
        var lines = new List<(ReminderListCard.Line Line, DateTime At, bool IsOpen)>();
        foreach (var reminder in listed.Skip(skip).Take(ReminderListCard.MaxLines))
        {
            var (line, at) = await progress.LineAsync(turn, reminder, ct);
            lines.Add((line, at, reminder.State is ReminderState.Draft or ReminderState.Approved));
        }

        return new Reply.Card(ReminderListCard.Render(
            new ReminderListCard.Data
            {
                Lines = [.. lines.Where(l => l.IsOpen).Concat(lines.Where(l => !l.IsOpen).OrderByDescending(l => l.At)).Select(l => l.Line)],
                Next = listed.Count > end ? end : null,
                IsLaterPage = skip > 0,
                GivenUp = await queue.DeadIfReadableAsync(ct),
            },
            turn.Texts));
    }

    private DateTime NextOf(Reminder reminder, DateOnly today) =>
        (reminder.Times.Next(today, calendar.Current) ?? reminder.Times.On).ToDateTime(reminder.Times.At);

    // 「全体 今天下午…」, 「支部:第一党支部 …」, 「第一党支部：…」: the first words may name the audience; else all of it is the text.
    // Only these words are folded, from full width and from traditional characters (全體): the text goes out as it was written.
    private static ComposeForm Read(Turn turn, string rest)
    {
        foreach (var (words, then) in Heads(rest.Trim()))
        {
            var folded = Fold.Apply(words);
            if ((Audience.Parse(words, turn.Roster) ?? Audience.Parse(folded, turn.Roster)) is { } audience)
                return new ComposeForm(then, audience.ToString(), "", false);
            if (Audience.IsOfSeveral(words, turn.Roster) || Audience.IsOfSeveral(folded, turn.Roster))
                return new ComposeForm(then, "", "", false) { Problem = turn.Texts.StatusWhichUnit(words) };
        }

        var (first, text) = Split(rest);
        if (Addressed(turn, first) is var (named, end))
            return new ComposeForm(rest.Trim()[end..].Trim(), named.ToString(), "", false);

        if (!Audience.IsMeantBy(Fold.Apply(first)))
            return new ComposeForm(rest, new Audience.Everyone().ToString(), "", false);

        // The answer names an unknown unit, and no other audience is chosen. If nothing follows it, all of it may have
        // been the text.
        return new ComposeForm(text.Length > 0 ? text : rest, "", "", false) { Problem = turn.Texts.AudienceUnknown(first) };
    }

    // An audience before a colon, as in a letter. A kind alone does not count: 「机关：」 and 「支部：」 begin many texts.
    private static (Audience Named, int End)? Addressed(Turn turn, string first)
    {
        for (var colon = NextColon(first, 0); colon >= 0; colon = NextColon(first, colon + 1))
        {
            var word = Fold.Apply(first[..colon]);
            if (!Audience.IsKind(word) && Audience.Parse(word, turn.Roster) is { } named)
                return (named, colon + 1);
        }

        return null;
    }

    private static int NextColon(string text, int from) => text.AsSpan(from).IndexOfAny(':', '：') is >= 0 and var at ? from + at : -1;

    // Unit names may contain blanks (第一 党支部, IT Office), so longer heads are tried first.
    private const int MostWords = 5;

    private static IEnumerable<(string Words, string Then)> Heads(string text)
    {
        var ends = Enumerable.Range(0, text.Length).Where(i => text[i] is ' ' or '　' or '\n').Append(text.Length);
        return ends.Take(MostWords).Reverse().Select(end => (text[..end], text[end..].Trim()));
    }

    private static (string First, string Others) Split(string text)
    {
        var trimmed = text.Trim();
        var space = trimmed.AsSpan().IndexOfAny(' ', '　', '\n');
        return space < 0 ? (trimmed, "") : (trimmed[..space], trimmed[(space + 1)..].Trim());
    }
}
