namespace BotApp.Features.MeetingLogs.QuickLog.Words;

/// <summary>
/// The few register codes with conventions of their own. Names of registers are data; these conventions are how people
/// write about such meetings.
/// </summary>
internal static class KnownTypes
{
    public const string Talk = "talk";

    public const string Visit = "visit";

    public const string Seminar = "seminar";

    public const string Lecture = "party-lecture";

    public const string ResearchTrip = "research-trip";

    /// <summary>“白鸽讲了安全规程” names a speaker at a lecture, not at a group meeting.</summary>
    public static bool IsLectured(string? code) => code is null or Lecture or "training" or "reading-class" or "warning-education" or "theme-day" or "central-group-study";

    /// <summary>What stands before the name says what it was about: 交通劝导志愿服务, 党务培训.</summary>
    public static bool NamesItsTopic(string? code) => code is "volunteer" or "training" or ResearchTrip or Seminar;

    /// <summary>People go somewhere for it.</summary>
    public static bool IsOuting(string? code) => code is "theme-day" or Visit or "volunteer" or ResearchTrip or "warning-education" or "training" or "reading-class" or Lecture or null;

    /// <summary>What is done there is what it is about: 清理河道, 植树.</summary>
    public static bool IsActivity(string? code) => code is "theme-day" or Visit or "volunteer" or ResearchTrip;
}
