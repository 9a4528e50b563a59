using System.Globalization;
using BotApp.Cards.Texts;
using BotApp.Features.Ledgers;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Day;
using BotApp.Features.SelfReviews;
using BotApp.Office.Ledgers;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Outbox;
using BotApp.Storage.Settings;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Support.Faults;

/// <summary>Checks what must hold once the faults are over. Returns findings as sentences; none means success.</summary>
internal static class OfficeCheck
{
    /// <summary>Every confirmed record exists once, counts are right, audit chains are intact.</summary>
    /// <param name="from">First day of the records.</param>
    /// <param name="to">Last day.</param>
    public static async Task<IReadOnlyList<string>> BooksAsync(OfficeUnderFaults office, Promises promises, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var services = office.Books.Services;
        var units = services.GetRequiredService<UnitStore>();
        // Dispatches outbox messages left by saves, as any host's next sweep would.
        await services.GetRequiredService<OutboxDispatcher>().DispatchAllAsync(ct);

        var findings = new List<string>();
        var registered = await services.GetRequiredService<UnitRegistry>().AllAsync(ct);
        foreach (var unit in registered)
        {
            var records = await units.RecordsAsync(unit, from, to, ct).ToListAsync(ct);
            foreach (var promise in promises.Of(MeetingKeeper.Kind).Where(p => p.Place == unit))
                findings.AddRange(Found(promise, records.Count(r => r.Title == promise.Text || r.Fields.GetValueOrDefault("topic") == promise.Text)));
            // An item holds only its last notes; older ones are in former versions.
            foreach (var promise in promises.Of(SoakPeople.LedgerNote).Where(p => p.Place == unit).TakeLast(ItemWrites.MostNotes))
                findings.AddRange(Found(promise, records.Sum(r => Times(r.Fields.GetValueOrDefault(LedgerFields.Notes), promise.Text))));
            foreach (var month in await units.RecountAsync(unit, from, to, ct))
                findings.AddRange(month.Differences.Select(d => $"{unit} {month.Month:yyyy-MM}: the tally is not what a recount says: {d}"));
            if ((await units.AuditAsync(unit, ct)).Break is { } broken)
                findings.Add($"{unit}: the audit chain: {broken}");
        }

        findings.AddRange(promises.Of(MeetingKeeper.Kind).Where(p => p.IsConfirmed && !registered.Contains(p.Place)).Select(p => $"{p.Place} was never registered."));
        await foreach (var settings in services.GetRequiredService<SettingsAudit>().VerifyAsync(ct))
        {
            if (settings.Break is { } broken)
                findings.Add($"{settings.Unit}: the audit chain: {broken}");
        }

        if (await services.GetRequiredService<TotalsKeeper>().RebuildAsync(ct) is { Rewritten: > 0 and var rewritten })
            findings.Add($"{rewritten} rows of the totals were not what the units say.");
        return findings;
    }

    /// <summary>Every unconfirmed attempt was reported as failed, in the person's language and with a known reason.</summary>
    public static IEnumerable<string> Words(Promises promises)
    {
        foreach (var promise in promises.All)
        {
            var texts = CardTexts.For(promise.Locale);
            string[] known = [texts.Busy, Opening(TurnError.TimedOut, promise.Locale)];
            foreach (var heard in promise.Heard.OfType<string>().Where(h => !known.Any(k => h.StartsWith(k, StringComparison.Ordinal))).Distinct())
                yield return $"{promise.Kind} in {promise.Locale} heard: {heard}";
        }
    }

    /// <summary>Every planned delivery was sent or has its true state; every sent one arrived, at most once more, and then marked.</summary>
    public static async Task<IReadOnlyList<string>> DeliveriesAsync(OfficeUnderFaults office, CancellationToken ct)
    {
        var findings = office.Copies.Where(c => c.Value is not { Plain: <= 1, Marked: <= 1 }).Select(c => $"{c.Key} came {c.Value.Plain} times, and {c.Value.Marked} times marked.").ToList();
        foreach (var head in await office.Books.Deliveries.OccurrencesAsync(null, ct))
        {
            await foreach (var recipient in office.Books.Deliveries.RecipientsAsync(head.Key, ct))
            {
                var what = string.Create(CultureInfo.InvariantCulture, $"{head.Key.Reminder} {head.Key.Occurrence} for {recipient.PersonId}");
                switch (recipient.State)
                {
                    case DeliveryState.Sent or DeliveryState.Acknowledged when !Came(head.Key, recipient.PersonId):
                        findings.Add($"{what} is {recipient.State} and nothing came.");
                        break;
                    case DeliveryState.Sending:
                    case DeliveryState.Pending when recipient.NotBefore <= office.Books.Now:
                    case DeliveryState.Unknown when !recipient.IsResend:
                        findings.Add($"{what} is still {recipient.State}.");
                        break;
                    case DeliveryState.Failed or DeliveryState.Unreachable when string.IsNullOrEmpty(recipient.Reason):
                        findings.Add($"{what} is {recipient.State} without a reason.");
                        break;
                }
            }
        }

        return findings;

        // The day card does not carry its day on the wire.
        bool Came(OccurrenceKey key, string person) => key.Reminder == DayPlanner.Reminder
            ? office.Teams.To(person).Count > 0
            : office.Copies.ContainsKey((person, key.Reminder, key.Occurrence));
    }

    /// <summary>Each confirmed reminder was planned for everyone; each acknowledgement is recorded.</summary>
    public static async Task<IReadOnlyList<string>> RemindersAsync(OfficeUnderFaults office, Promises promises, CancellationToken ct)
    {
        const int most = 1000;
        var findings = new List<string>();
        var book = await office.Books.Services.GetRequiredService<ReminderBook>().ListAsync(most, ct);
        foreach (var promise in promises.Of(SoakPeople.Reminder))
        {
            var stored = book.Where(r => r.Text == promise.Text).ToList();
            findings.AddRange(Found(promise, stored.Count));
            foreach (var reminder in stored)
            {
                var planned = await office.Books.Deliveries.OccurrencesAsync(reminder.Id, ct);
                if (planned is not [var head] || (await office.Books.Deliveries.CountAsync(head, ct)).Total < office.People)
                    findings.Add($"'{promise.Text}' was planned {planned.Count} times and not for all {office.People}.");
            }
        }

        foreach (var promise in promises.Of(SoakPeople.Acknowledgement).Where(p => p.IsConfirmed))
        {
            var key = promise.Text.Split(' ');
            if (await office.Books.Deliveries.FindRecipientAsync(new OccurrenceKey(key[0], key[1]), promise.Place, ct) is not { State: DeliveryState.Acknowledged })
                findings.Add($"{promise.Text} was confirmed by {promise.Place} and is not recorded so.");
        }

        return findings;
    }

    /// <summary>The author can read each confirmed step of a self-review.</summary>
    public static async Task<IReadOnlyList<string>> ReviewsAsync(OfficeUnderFaults office, Promises promises, string cycle, CancellationToken ct)
    {
        var findings = new List<string>();
        var desk = office.Books.Services.GetRequiredService<ReviewDesk>();
        foreach (var author in promises.Of(SoakPeople.ReviewText).GroupBy(p => p.Place))
        {
            var review = await desk.OpenAsync(author.Key, cycle, ct);
            var written = review.Draft.Problems.SelectMany(p => p.Measures.Select(m => m.Text).Prepend(p.Text)).ToList();
            foreach (var promise in author)
                findings.AddRange(Found(promise, written.Count(text => text == promise.Text)));
        }

        return findings;
    }

    private static int Times(string? text, string part) => text is null ? 0 : text.Split(part).Length - 1;

    private static IEnumerable<string> Found(Promise promise, int times)
    {
        if (promise.IsConfirmed && times != 1)
            yield return $"{promise.Place}: '{promise.Text}' was confirmed and is there {times} times.";
        else if (times > 1)
            yield return $"{promise.Place}: '{promise.Text}' is there {times} times.";
    }

    private static string Opening(TurnError error, string locale)
    {
        var text = new TurnErrorText().For(error, locale, "#");
        return text[..text.IndexOf('#', StringComparison.Ordinal)];
    }
}
