using BotApp.Cards.General;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Settings;

/// <summary>「我出差到周五」「出差回来了」, in the personal chat: sets or ends the absence and confirms it.</summary>
internal sealed class TellAbsence(PersonalSettingsKeeper keeper, SettingsView view, IOptions<OfficeOptions> office)
{
    /// <summary>Null for a sentence that is not about an absence.</summary>
    public async Task<Reply?> SentenceAsync(Turn turn, string sentence, CancellationToken ct)
    {
        // Travellers mean days in the zone where they are.
        var zone = LocalMoment.ZoneOf(view.KnownOf(turn.Person.Id)?.TimeZone, office.Value.Zone);
        var now = TimeZoneInfo.ConvertTime(turn.Now, zone).DateTime;
        var today = DateOnly.FromDateTime(now);
        if (AbsenceSentence.Read(sentence, now) is not { } read)
            return null;
        // A person's absence is not discussed where others read along.
        if (turn.IsShared)
            return read is AbsenceSentence.Back { IsBare: true } ? null : new Reply.Text(turn.Texts.SharedOnly);

        var t = turn.Texts;
        switch (read)
        {
            case AbsenceSentence.Away away:
                var told = new Absence(away.From, away.Until);
                var others = Absences.Ahead(await ChangeAsync(turn, s => Absences.Told(s, told, turn.Now, today), ct), today).Where(a => a != told);
                var said = away.From is { } from ? t.AwaySetFrom(t.Date(from), t.Date(away.Until)) : t.AwaySet(t.Date(away.Until));
                return Notice(t.AwayTitle, And(said, others), new(t.AwayBackCommand, t.AwayBackCommand), new(t.SettingsTitle, t.CommandSettings));
            case AbsenceSentence.Back back:
                var all = Absences.Ahead(await keeper.ReadAsync(turn.Person.Id, ct), today);
                var isAway = all.Any(a => a.HasBegun(today));
                if (back.IsBare && !isAway)
                    return null;
                var left = Absences.Ahead(await ChangeAsync(turn, s => Absences.Back(s, turn.Now, today), ct), today);
                // Names the future absences it cancelled, so that a slip is noticed.
                return !isAway && left.Count == 0 && AwayTexts.Days(all, t) is { } days
                    ? Notice(t.AwayBackTitle, t.AwayCalledOff(days))
                    : Notice(t.AwayBackTitle, And(t.AwayBack, left));
            default:
                return Notice(t.AwayUnclearTitle, t.AwayUnclear, new NoticeCard.Command(t.SettingsTitle, t.CommandSettings));
        }

        // Lists further absences: a new one replaces only an absence with the same first day, so others may still be set.
        string And(string said, IEnumerable<Absence> others) =>
            AwayTexts.Days(others, t) is { } days ? said + t.AwayToo(days) : said;

        Reply Notice(string title, string text, params NoticeCard.Command[] commands) =>
            new Reply.Card(NoticeCard.Render(new NoticeCard.Data(title, text) { Commands = commands }, t));
    }

    private Task<PersonalSettings> ChangeAsync(Turn turn, Func<PersonalSettings, PersonalSettings> change, CancellationToken ct) => keeper.ChangeAsync(
        turn.Person.Id, turn.Person.Id, OperationId.Of("absence", turn.ConversationId, turn.Activity.Id ?? ""), turn.Now, change, ct);
}
