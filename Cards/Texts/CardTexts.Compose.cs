namespace BotApp.Cards.Texts;

// The words of composing a reminder.
public sealed partial class CardTexts
{
    public string ComposeTitle => Get();

    public string ComposeText => Get();

    public string ComposeAudience => Get();

    public string ComposeAt => Get();

    public string ComposeAtEmpty => Get();

    public string ComposeAtHint => Get();

    public string ComposeAtUnderstood(string when) => Fill([when]);

    public string ComposeUrgent => Get();

    public string ComposeUrgentMeaning => Get();

    public string ComposeHeldNote => Get();

    public string ComposeAudienceMissing => Get();

    public string ComposeRecipients(int count) => Fill([count]);

    public string ComposeRecipientsNote => Get();

    public string ComposeSendAll(int count) => Fill([count]);

    public string ComposeSendTo(int count) => Fill([count]);

    public string ComposeSendToOne => Get();

    public string ComposeRecount => Get();

    public string ReminderToCorrect(int count, string fields) => Fill([count, fields]);

    public string RecipientsChanged(int count) => Fill([count]);

    public string ReminderTimePast => Get();

    public string ReminderTimeUnknown(string given) => Fill([given]);

    public string ReminderTextMissing => Get();

    public string ReminderNobody => Get();

    public string EveryWorkday(TimeOnly time) => Fill([Time(time)]);

    public string EveryWeek(DayOfWeek day, TimeOnly time) => Fill([Weekday(day), Time(time)]);

    public string EveryMonth(int day, TimeOnly time) => Fill([day, Time(time)]);
}
