namespace BotApp.Tests.Bench.Cost;

/// <summary>What is counted of one thing each, in operations of the storage.</summary>
/// <param name="Help">A question that is answered from memory.</param>
/// <param name="Save">A meeting saved, with what follows elsewhere.</param>
/// <param name="Message">A message to one person, planned, sent and recorded.</param>
/// <param name="Confirm">Its confirmation.</param>
/// <param name="IdleHour">An hour of one host that nobody writes to.</param>
internal sealed record Counted(double Help, double Log, double Save, double Status, double Message, double Confirm, double IdleHour);

/// <summary>A month of an office. How much its people do is assumed; what that asks of the storage is counted.</summary>
/// <param name="Members">People on the roster.</param>
/// <param name="Hosts">Hosts that are up all month.</param>
internal sealed record Month(int Members, int Hosts)
{
    // A branch of the demo office has twelve.
    private const int MembersOfBranch = 12;

    // Four kinds of meetings are held about monthly.
    private const int MeetingsOfBranch = 4;

    // `./bench year`: 0.77 a person and week.
    private const double MessagesOfMember = 0.77 * 52 / 12;
    private const double QuestionsOfMember = 2;
    private const double StatusesOfBranch = 4;
    private const int Hours = 730;

    public double Branches => (double)Members / MembersOfBranch;

    /// <summary>Operations that hosts cost by being there.</summary>
    public double Idle(Counted each) => Hosts * Hours * each.IdleHour;

    /// <summary>Operations of what people do.</summary>
    public double Use(Counted each) =>
        (Branches * MeetingsOfBranch * (each.Log + each.Save))
        + (Branches * StatusesOfBranch * each.Status)
        + (Members * QuestionsOfMember * each.Help)
        + (Members * MessagesOfMember * (each.Message + each.Confirm));

    /// <summary>What is assumed, in a line.</summary>
    public static string Assumed => FormattableString.Invariant(
        $"assumed a month: {MeetingsOfBranch} meetings and {StatusesOfBranch} statuses a branch of {MembersOfBranch}, {MessagesOfMember:F1} messages (./bench year), each confirmed, and {QuestionsOfMember} other questions a member");
}
