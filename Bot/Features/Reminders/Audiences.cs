using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Roster;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders;

/// <summary>The people a reminder was sent to, split by whether they confirmed it.</summary>
internal sealed record Answers(IReadOnlySet<string> Open, IReadOnlySet<string> Confirmed)
{
    /// <summary>Whether it was sent to the person.</summary>
    public bool Has(string personId) => Open.Contains(personId) || Confirmed.Contains(personId);
}

/// <summary>Finds the people an audience means now.</summary>
internal sealed class Audiences(ReminderStore reminders, DeliveryStore deliveries)
{
    /// <summary>The people, in no order; nobody for an audience that no longer exists.</summary>
    public async Task<IReadOnlyList<Person>> PeopleAsync(string audience, RosterSnapshot roster, CancellationToken ct)
    {
        switch (Audience.Parse(audience, roster))
        {
            case null:
                return [];
            case Audience.Unanswered unanswered:
                var answers = await AnswersAsync(unanswered.ReminderId, ct);
                return [.. answers.Open.Select(id => roster.Find(id)).OfType<Person>()];
            case var known:
                return [.. known.Among(roster)];
        }
    }

    /// <summary>
    /// Object ids of the people written to. A recurring reminder is confirmed each time, so its last time counts; a holiday's
    /// first copy and its repeat count as one.
    /// </summary>
    public async Task<Answers> AnswersAsync(string reminder, CancellationToken ct)
    {
        var went = (await reminders.OccurrencesAsync(reminder, ct)).Where(o => !o.IsMissed).ToList();
        if (went is [.., var last] && !OccurrenceName.IsRepeat(last.Key))
            went = [last];

        var (open, confirmed) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var occurrence in went)
        {
            await foreach (var recipient in deliveries.RecipientsAsync(new OccurrenceKey(reminder, occurrence.Key), ct))
            {
                if (recipient.State is DeliveryState.Sent or DeliveryState.Unknown or DeliveryState.Sending)
                    open.Add(recipient.PersonId);
                else if (recipient.State is DeliveryState.Acknowledged)
                    confirmed.Add(recipient.PersonId);
            }
        }

        open.ExceptWith(confirmed);
        return new Answers(open, confirmed);
    }

    /// <summary>
    /// Object ids of all recipients of a holiday reminder's first copy who have not confirmed it, whether it reached them or
    /// not; except those whose copy still waits, or was sent too late for them to have confirmed.
    /// </summary>
    /// <param name="since">A copy sent since this moment is too late: the beginning of the repeat's day.</param>
    public async Task<IReadOnlyList<string>> NotConfirmedAsync(string reminder, DateTimeOffset since, CancellationToken ct)
    {
        var all = new List<string>();
        foreach (var first in (await reminders.OccurrencesAsync(reminder, ct)).Where(o => !o.IsMissed && !OccurrenceName.IsRepeat(o.Key)))
        {
            await foreach (var recipient in deliveries.RecipientsAsync(new OccurrenceKey(reminder, first.Key), ct))
            {
                if (IsToConfirm(recipient, since))
                    all.Add(recipient.PersonId);
            }
        }

        return all;
    }

    private static bool IsToConfirm(Recipient recipient, DateTimeOffset since) => recipient.State switch
    {
        DeliveryState.Acknowledged or DeliveryState.Pending => false,
        DeliveryState.Sending or DeliveryState.Sent or DeliveryState.Unknown => recipient.ChangedAt < since,
        _ => true,
    };

    /// <summary>The choices offered to the office.</summary>
    /// <param name="sent">The reminders offered with "everyone who has not confirmed".</param>
    public static IReadOnlyList<Choice> Choices(RosterSnapshot roster, IEnumerable<(string Id, string Title)> sent, CardTexts t)
    {
        List<Choice> choices = [new Choice(t.AudienceAll, new Audience.Everyone().ToString())];
        choices.AddRange(sent.Select(s => new Choice(t.AudienceUnanswered(s.Title), new Audience.Unanswered(s.Id).ToString())));
        choices.Add(new Choice(t.AudienceSecretaries, new Audience.OfRole(Role.Secretary).ToString()));
        choices.Add(new Choice(t.AudienceRecorders, new Audience.OfRole(Role.Recorder).ToString()));
        choices.Add(new Choice(t.AudienceLeaders, new Audience.OfRole(Role.Leader).ToString()));
        choices.AddRange(roster.Units.Select(u => new Choice(u.Name, new Audience.OfUnit(u.Id).ToString())));
        return choices;
    }
}
