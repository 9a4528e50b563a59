using Azure;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Tests.Unit.Storage;

public sealed class TallyChangeTests
{
    private static readonly TallyRules Rules = new("h", record => record.State == RecordState.Cancelled
        ? []
        : [new TallyPart("count", 1), new TallyPart("hosts", 1, record.Title)]);

    private static readonly TallyMember Host = new("hosts", "李四");

    [Fact]
    public void Of_ChangedMonth_TakesFromTheFormerAndAddsToTheNew()
    {
        var former = Record(11);
        var write = new RecordWrite.Replace(former with { Date = new DateOnly(2026, 12, 1), Version = 2 }, new(former, new ETag("e")));

        var changes = TallyChange.Of([write], Rules);

        Assert.Equal(["202611", "202612"], changes.Keys);
        Assert.Equal(1, changes["202612"].ApplyTo(Sheet("202612", 0))!.Counters["count"]);
        Assert.Empty(changes["202611"].ApplyTo(Sheet("202611", 1, ("count", 1), ("hosts", 1)))!.Counters);
    }

    [Fact]
    public void Of_NothingCountedChanges_StillNamesTheMonth()
    {
        var former = Record(11);
        var write = new RecordWrite.Replace(former with { Version = 2 }, new(former, new ETag("e")));

        var change = TallyChange.Of([write], Rules)["202611"];

        Assert.Empty(change.Members);
        Assert.Equal(Sheet("202611", 1).Counters, change.ApplyTo(Sheet("202611", 1))!.Counters);
    }

    [Fact]
    public void ApplyTo_SecondReference_DoesNotGrowTheSet()
    {
        var change = TallyChange.Of([new RecordWrite.Create(Record(11))], Rules)["202611"];

        var sheet = change.ApplyTo(Sheet("202611", 1, ("hosts", 1)))!;

        Assert.Equal((1, 2), (sheet.Counters["hosts"], sheet.Members[Host].References));
    }

    [Fact]
    public void ApplyTo_MemberLessThanNotAtAll_DoesNotFit()
    {
        var former = Record(11);
        var cancel = new RecordWrite.Replace(
            former with { State = RecordState.Cancelled, Version = 2 }, new(former, new ETag("e")));

        Assert.Null(TallyChange.Of([cancel], Rules)["202611"].ApplyTo(Sheet("202611", 0)));
    }

    private static OfficeRecord Record(int month) => new()
    {
        Id = "m1",
        Unit = "u",
        Register = "branch-committee",
        Date = new DateOnly(2026, month, 1),
        Title = Host.Member,
        CreatedBy = "p",
        CreatedAt = default,
        ChangedBy = "p",
        ChangedAt = default,
    };

    private static TallySheet Sheet(string month, long references, params (string Counter, long Sum)[] counters)
    {
        var empty = TallySheet.Empty(month, "h");
        return empty with
        {
            Counters = empty.Counters.AddRange(counters.Select(c => KeyValuePair.Create(c.Counter, c.Sum))),
            Members = empty.Members.Add(Host, new MemberCount(references, references > 0 ? new ETag("e") : null)),
        };
    }
}
