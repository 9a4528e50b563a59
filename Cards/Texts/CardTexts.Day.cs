namespace BotApp.Cards.Texts;

// The words of the day's card.
public sealed partial class CardTexts
{
    public string TitleDay => Get();

    public string DayOverdue => Get();

    public string DayToday => Get();

    public string DaySoon => Get();

    public string DayEmpty => Get();

    public string DayLog => Get();

    public string DayLogOf(string what) => Fill([what]);

    public string DayDone => Get();

    public string DayDoneOf(string what) => Fill([what]);

    public string DaySkip => Get();

    public string DaySkipOf(string what) => Fill([what]);

    public string DaySkipReason => Get();

    public string DaySkipReasonHint => Get();

    public string DaySkipReasonMissing => Get();

    public string DaySkipConfirm => Get();

    public string DayMore(int count) => Fill([count]);

    public string DaySnooze => Get();

    public string SnoozeLater => Get();

    public string SnoozeTomorrow => Get();

    public string SnoozeMonday => Get();

    public string SnoozedLater(string when) => Fill([when]);

    public string DayItemDraft(string holiday) => Fill([Festival(holiday)]);

    public string DayItemDraftMade(string holiday) => Fill([Festival(holiday)]);

    public string DayItemDraftByItself(DateOnly on) => Fill([Date(on)]);

    public string DayItemDatedNote => Get();

    public string DayItemGone => Get();

    public string DayItemMoved(string holiday, DateOnly on) => Fill([Festival(holiday), Date(on)]);

    public string DayItemTooNear(string holiday, DateOnly on) => Fill([Festival(holiday), Date(on)]);

    public string DayItemMovedHow(DateOnly from) => Fill([Date(from)]);

    public string DayItemNobody(string title) => Fill([title]);

    public string DayItemNobodyHow => Get();

    public string DayItemMissingCalendarHow => Get();

    public string DayItemMissingCalendar(int year) => Fill([year]);

    public string DayItemObligation(string register, int done, int required) => Fill([register, done, required]);

    public string SecretaryTitle(string branch) => Fill([branch]);

    public string SecretaryText(string branch, string names, DateOnly since) => Fill([branch, names, Date(since)]);

    public string DayItemUnanswered(string reminder, int open, int of) => Fill([reminder, open, of]);

    public string DayItemUnansweredAndNotReached(string reminder, int open, int of, int notReached) => Fill([reminder, open, of, notReached]);
}
