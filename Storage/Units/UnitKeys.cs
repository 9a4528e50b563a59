using System.Globalization;

namespace BotApp.Storage.Units;

/// <summary>The row keys of a unit's partition.</summary>
internal static class UnitKeys
{
    /// <summary>The last entry of the chain is noted here, so that a save reads it by key.</summary>
    public static string Head { get; } = TableKey.Of("head");

    public static KeyRange Records { get; } = TableKey.Under("rec");
    public static KeyRange AllVersions { get; } = TableKey.Under("ver");
    public static KeyRange Entries { get; } = TableKey.Under("log");
    public static KeyRange Outbox { get; } = TableKey.Under("out");
    public static KeyRange GivenUp { get; } = TableKey.Under("dead");

    public static string Partition(string unit) => TableKey.Of(unit);

    public static string Operation(string operationId) => TableKey.Of("op", operationId);

    public static string Record(string id) => TableKey.Of("rec", id);

    public static string Version(string id, int version) => TableKey.Of("ver", id, TableKey.Number(version));

    public static int VersionOf(string versionKey) => int.Parse(TableKey.Parts(versionKey)[2], CultureInfo.InvariantCulture);

    public static KeyRange Versions(string id) => TableKey.Under("ver", id);

    /// <summary>The index by date: newest first across registers, so that one range is a list.</summary>
    public static string Day(DateOnly date, string register, string id) =>
        TableKey.Of("day", TableKey.DayNewestFirst(date), register, id);

    /// <summary>The index rows of these days.</summary>
    public static KeyRange Days(DateOnly from, DateOnly to) =>
        new(TableKey.Under("day", TableKey.DayNewestFirst(to)).From, TableKey.Under("day", TableKey.DayNewestFirst(from)).To);

    /// <summary>The tallies of a year's months, see <see cref="TallyRow"/>.</summary>
    /// <param name="year">yyyy.</param>
    public static string Tallies(string year) => TableKey.Of("year", year);

    /// <summary>The tallies of all years.</summary>
    public static KeyRange AllTallies { get; } = TableKey.Under("year");

    public static bool TryMember(string month, TallyMember member, out string key) =>
        TableKey.TryOf(out key, "tally", month, member.Counter, member.Member);

    /// <summary>The member rows of a month's distinct sets.</summary>
    public static KeyRange Members(string month) => TableKey.Under("tally", month);

    public static string Entry(long sequence) => TableKey.Of("log", TableKey.Number(sequence));

    public static string Message(long sequence, int place) => TableKey.Of("out", TableKey.Number(sequence), TableKey.Number(place));

    /// <summary>The key of an outbox row after it was given up.</summary>
    public static string GivenUpOf(string outboxKey) => TableKey.Of(["dead", .. TableKey.Parts(outboxKey).Skip(1)]);

    /// <summary>The original key, which it gets back when it is taken up.</summary>
    public static string TakenUpOf(string givenUpKey) => TableKey.Of(["out", .. TableKey.Parts(givenUpKey).Skip(1)]);
}

/// <summary>One member of one distinct set.</summary>
internal readonly record struct TallyMember(string Counter, string Member);
