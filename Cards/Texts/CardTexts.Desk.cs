using System.Globalization;

namespace BotApp.Cards.Texts;

// Texts for the office while it writes and follows reminders.
public sealed partial class CardTexts
{
    public string HelpReminders => Get();

    public string HelpRemindersHow => Get();

    public string CommandReminders => Get();

    public string AudienceAll => Get();

    public string AudienceSecretaries => Get();

    public string AudienceRecorders => Get();

    public string AudienceLeaders => Get();

    public string AudienceUnanswered(string title) => Fill([title]);

    public string ComposeFormGone => Get();

    public string AudienceUnknown(string given) => Fill([given]);

    public string ErrorSendDay(DateOnly first, DateOnly last) => Fill([DateWithoutWeekday(first), DateWithoutWeekday(last)]);

    public string ReminderDiscarded => Get();

    public string DeliveryProblem(string name, string reason) => Fill([name, reason]);

    public string DeliveryUnknown => Get();

    public string DeliveryUnknownFinal => Get();

    public string DeliveryUnknownUnreached(string reason) => Fill([reason]);

    public string DeliveryOfRepeat(string reason) => Fill([reason]);

    public string DeliveryUnreachable => Get();

    public string DeliveryMissed => Get();

    public string DeliveryFailed(string code) => Fill([code]);

    /// <summary>2026年11月23日 周一 09:00; Mon, 23 Nov 2026 09:00.</summary>
    public string DateAndTime(DateOnly date, TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{Date(date)} {Time(time)}");
}
