namespace BotApp.Features.MeetingLogs.QuickLog.Words;

/// <summary>
/// The few register codes with conventions of their own. Names of registers are data; these conventions are how people
/// write about such meetings.
/// </summary>
internal static class KnownTypes
{
    public const string Lecture = "party-lecture";

    public const string ResearchTrip = "research-trip";

    public const string Seminar = "seminar";

    public const string Talk = "talk";

    public const string Visit = "visit";

    private const string ReadingClass = "reading-class";

    private const string ThemeDay = "theme-day";

    private const string Training = "training";

    private const string Volunteer = "volunteer";

    private const string WarningEducation = "warning-education";

    /// <summary>“白鸽讲了安全规程” names a speaker at a lecture, not at a group meeting.</summary>
    public static bool IsLectured(string? code) =>
        code is null or Lecture or Training or ReadingClass or WarningEducation or ThemeDay or "central-group-study";

    /// <summary>What stands before the name says what it was about: 交通劝导志愿服务, 党务培训.</summary>
    public static bool NamesItsTopic(string? code) => code is Volunteer or Training or ResearchTrip or Seminar;

    /// <summary>People go somewhere for it.</summary>
    public static bool IsOuting(string? code) =>
        code is null or Lecture or Training or ReadingClass or WarningEducation or ThemeDay or Visit or Volunteer or ResearchTrip;

    /// <summary>What is done there is what it is about: 清理河道, 植树.</summary>
    public static bool IsActivity(string? code) => code is ThemeDay or Visit or Volunteer or ResearchTrip;
}
