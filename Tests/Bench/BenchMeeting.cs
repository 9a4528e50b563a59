using System.Collections.Immutable;
using BotApp.Storage.Records;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;

namespace BotApp.Tests.Bench;

/// <summary>A meeting as a recorder types it, and tally rules with a count, a sum and a distinct set.</summary>
internal static class BenchMeeting
{
    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(8));

    private static readonly ImmutableSortedDictionary<string, string> Fields = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            ["start"] = "14:30",
            ["end"] = "16:00",
            ["place"] = "机关三楼会议室",
            ["expected"] = "7",
            ["present"] = "6",
            ["absent"] = "张三:出差",
            ["host"] = "李四",
            ["recorder"] = "王五",
            ["topic"] = "传达学习市委全会精神，研究支部下半年工作",
            ["decisions"] = "按月开展集中学习\n修订支部工作计划",
            ["actions"] = "起草学习计划 | 王五 | 2026-12-05",
        });

    public static TallyRules Rules { get; } = new("bench", record =>
    [
        new TallyPart($"{record.Register}/count", 1),
        new TallyPart($"{record.Register}/present", int.Parse(record.Fields["present"], System.Globalization.CultureInfo.InvariantCulture)),
        new TallyPart($"{record.Register}/hosts", 1, record.Fields["host"]),
    ])
    {
        Totals = counter => counter.EndsWith("/count", StringComparison.Ordinal) ? TotalsKind.Year : TotalsKind.None,
    };

    public static UnitSave Save(string unit, string id) => new()
    {
        Unit = unit,
        OperationId = "op-" + id,
        What = "meeting.save",
        Who = "0b6c1c7e-6c7e-4f0e-9d3c-0a2f1f0d1a11",
        At = At,
        Writes =
        [
            new RecordWrite.Create(new OfficeRecord
            {
                Id = id,
                Unit = unit,
                Register = "branch-committee",
                Date = new DateOnly(2026, 11, 20),
                Title = Fields["topic"],
                Tags = ["campaign-2026"],
                Fields = Fields,
                CreatedBy = "0b6c1c7e-6c7e-4f0e-9d3c-0a2f1f0d1a11",
                CreatedAt = At,
                ChangedBy = "0b6c1c7e-6c7e-4f0e-9d3c-0a2f1f0d1a11",
                ChangedAt = At,
            }),
        ],
    };
}
