namespace BotApp.Cards.Reviews;

/// <summary>Ids of the inputs on the cards of self-reviews.</summary>
public static class ReviewInputIds
{
    /// <summary>Numbers of the aspects chosen, joined with commas.</summary>
    public const string Aspects = "aspects";

    /// <summary>The earlier measures to take along, each as <c>problem.measure</c>, joined with commas.</summary>
    public const string Carry = "carry";

    /// <summary>Numbers of the measures that are done, joined with commas.</summary>
    public const string Done = "done";

    /// <summary>The secretary's remark.</summary>
    public const string Remark = "remark";

    /// <summary>Name of a cycle.</summary>
    public const string Name = "name";

    /// <summary>Due date of a cycle.</summary>
    public const string CycleDue = "due";

    /// <summary>Ids of the branches that take part, joined with commas; none means all.</summary>
    public const string Units = "units";

    /// <summary>Aspects of a cycle, one a line.</summary>
    public const string CycleAspects = "questions";

    /// <summary>Codes of tags.</summary>
    public const string Tags = "tags";

    /// <summary>Whether branches also give an answer as a whole.</summary>
    public const string Branches = "branches";

    /// <summary>Text of the problem of this number.</summary>
    public static string Problem(int n) => FormattableString.Invariant($"problem{n}");

    /// <summary>Number of that problem's aspect.</summary>
    public static string Aspect(int n) => FormattableString.Invariant($"aspect{n}");

    /// <summary>That problem's cause.</summary>
    public static string Cause(int n) => FormattableString.Invariant($"cause{n}");

    /// <summary>The measure of this number of that problem: <c>measure1</c>, <c>measure1b</c>, <c>measure1c</c>.</summary>
    public static string Measure(int n, int i) => FormattableString.Invariant($"measure{n}") + Letter(i);

    /// <summary>The due date of that measure.</summary>
    public static string Due(int n, int i) => FormattableString.Invariant($"due{n}") + Letter(i);

    private static string Letter(int i) => i == 1 ? "" : ((char)('a' + i - 1)).ToString();
}
