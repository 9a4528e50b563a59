namespace BotApp.Cards.Settings;

/// <summary>Ids of the inputs of the settings cards, which are the keys the values are stored under.</summary>
public static class SettingInputs
{
    public const string DayHour = "dayHour";
    public const string Language = "language";
    public const string QuietFrom = "quietFrom";
    public const string QuietUntil = "quietUntil";
    public const string AwayFrom = "awayFrom";
    public const string AwayUntil = "awayUntil";

    public const string HolidayDraft = "holidayDraft";
    public const string HolidayLead = "holidayLead";
    public const string HolidayHour = "holidayHour";
    public const string HolidayByItself = "holidayByItself";
    public const string ObligationLead = "obligationLead";
    public const string Escalates = "escalates";
    public const string LookBack = "lookBack";
    public const string Content = "content";
    public const string Retention = "retention";
    public const string FixedDay = "fixedDay";
    public const string TermStarts = "termStarts";

    public const string Name = "name";
    public const string Units = "units";
    public const string Post = "post";
    public const string PostHour = "postHour";

    /// <summary>The choice to follow the client, since a choice cannot be empty.</summary>
    public const string FollowClient = "client";

    private const string CadencePrefix = "cadence.";

    /// <summary>What the personal card asks for.</summary>
    public static IReadOnlyList<string> Personal { get; } = [DayHour, Language, QuietFrom, QuietUntil, AwayFrom, AwayUntil];

    /// <summary>What the office's card asks for, except the cadences and the terms of office, which are lists.</summary>
    public static IReadOnlyList<string> Office { get; } =
    [
        DayHour, ObligationLead, HolidayDraft, HolidayLead, HolidayHour, HolidayByItself, Escalates, LookBack, Content, Retention, FixedDay,
    ];

    /// <summary>What a channel's card asks for.</summary>
    public static IReadOnlyList<string> Channel { get; } = [Name, Units, Language, Post, PostHour];

    /// <summary>The input of a cadence.</summary>
    public static string Cadence(string key) => CadencePrefix + key;
}
