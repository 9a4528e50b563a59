namespace BotApp.Office.Registers;

/// <summary>Codes of the registers that the assistant's own work fills.</summary>
internal static class AutomaticRegisters
{
    /// <summary>Counts of a submitted self-review; also the register of the open items that stand for a review.</summary>
    public const string SelfReview = "self-review";

    /// <summary>Tasks that a meeting decided.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>Holiday reminders that went out.</summary>
    public const string HolidayReminder = "holiday-reminder";

    /// <summary>All of them; the files of an office have to describe each.</summary>
    public static IReadOnlyList<string> All { get; } = [SelfReview, FollowUp, HolidayReminder];
}
