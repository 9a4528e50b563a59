namespace BotApp.Tests.Bench.Cost;

/// <summary>Measured storage operations of one action each.</summary>
/// <param name="Help">A question answered from memory.</param>
/// <param name="Save">A meeting saved, including its outbox work.</param>
/// <param name="Message">A message to one person, planned, sent and recorded.</param>
/// <param name="Confirm">Its confirmation.</param>
/// <param name="IdleHour">One hour of one idle host.</param>
internal sealed record Counted(double Help, double Log, double Save, double Status, double Message, double Confirm, double IdleHour);

/// <summary>A month of an office: assumed activity, measured storage operations.</summary>
/// <param name="Members">People on the roster.</param>
/// <param name="Hosts">Hosts that run all month.</param>
internal sealed record Month(int Members, int Hosts)
{
    // As in a branch of the demo office.
    private const int MembersOfBranch = 12;

    // Four kinds of meetings, each held about monthly.
    private const int MeetingsOfBranch = 4;

    // From `./bench year`: 0.77 per person and week.
    private const double MessagesOfMember = 0.77 * 52 / 12;
    private const double QuestionsOfMember = 2;
    private const double StatusesOfBranch = 4;
    private const int Hours = 730;

    public double Branches => (double)Members / MembersOfBranch;

    /// <summary>Operations of idle hosts.</summary>
    public double Idle(Counted each) => Hosts * Hours * each.IdleHour;

    /// <summary>Operations caused by people.</summary>
    public double Use(Counted each) =>
        (Branches * MeetingsOfBranch * (each.Log + each.Save))
        + (Branches * StatusesOfBranch * each.Status)
        + (Members * QuestionsOfMember * each.Help)
        + (Members * MessagesOfMember * (each.Message + each.Confirm));

    /// <summary>The assumptions in one line.</summary>
    public static string Assumed => FormattableString.Invariant(
        $"assumed a month: {MeetingsOfBranch} meetings and {StatusesOfBranch} statuses a branch of {MembersOfBranch}, {MessagesOfMember:F1} messages (./bench year), each confirmed, and {QuestionsOfMember} other questions a member");
}
