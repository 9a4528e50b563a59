using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Tests.Unit.Office.Registers;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Records;

/// <summary>Which days of an entry may lie ahead, and which come one after the other.</summary>
public sealed class DaysTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly RegisterCatalog Registers = ShippedRegistersTests.Catalog;

    [Theory]
    [InlineData("hazard", "date")]
    [InlineData("hazard", "closed")]
    [InlineData("union-suggestion", "date")]
    [InlineData("union-suggestion", "replied")]
    [InlineData("deputy-suggestion", "date")]
    [InlineData("deputy-suggestion", "firstReply")]
    [InlineData("deputy-suggestion", "secondReply")]
    [InlineData("deputy-suggestion", "evaluated")]
    [InlineData("integrity-risk", "date")]
    [InlineData("external-lecturer", "date")]
    [InlineData("branch-profile", "date")]
    [InlineData("assist-target", "date")]
    [InlineData("liaison-venue", "date")]
    [InlineData("archive-task", "done")]
    [InlineData("problem-list", "found")]
    [InlineData("branch-committee", "date")]
    [InlineData("article", "date")]
    [InlineData("honour", "date")]
    [InlineData("media-metric", "date")]
    public void Check_WhatHasHappened_DoesNotLieAhead(string register, string field)
    {
        Assert.DoesNotContain(Errors(register, (field, "2026-11-23")), e => e.Code == RecordErrors.InFuture);
        Assert.Equal(field, Assert.Single(Errors(register, (field, "2026-11-24")), e => e.Code == RecordErrors.InFuture).Field);
    }

    [Theory]
    [InlineData("hazard", "due")]
    [InlineData("deputy-suggestion", "due")]
    [InlineData("problem-list", "due")]
    [InlineData("duty", "date")]
    [InlineData("forum-approval", "date")]
    [InlineData("plan-document", "date")]
    [InlineData("legislative-plan", "date")]
    public void Check_WhatIsPlanned_MayLieAhead(string register, string field) =>
        Assert.DoesNotContain(Errors(register, (field, "2026-12-31")), e => e.Field == field);

    [Fact]
    public void Check_MeasureDoneAhead_IsNamedByItsLine()
    {
        var error = Assert.Single(
            Errors("problem-list", ("measures", "检查 | 沈一舟 | 2026-12-08 | 2026-11-20\n复查 | 沈一舟 | 2026-12-08 | 2026-12-31")), e => e.Code == RecordErrors.InFuture);

        Assert.Equal(("measures", 2, "done"), (error.Field, error.Row, error.Column));
    }

    [Theory]
    [InlineData("hazard", "date", "closed")]
    [InlineData("union-suggestion", "date", "replied")]
    [InlineData("deputy-suggestion", "date", "firstReply")]
    [InlineData("deputy-suggestion", "firstReply", "secondReply")]
    [InlineData("deputy-suggestion", "firstReply", "evaluated")]
    [InlineData("report-up", "date", "replied")]
    public void Check_WhatFollows_DoesNotComeBefore(string register, string first, string then)
    {
        Assert.DoesNotContain(Errors(register, (first, "2026-10-09"), (then, "2026-10-09")), e => e.Field == then);
        Assert.Equal(FieldErrorCode.NotAfter, Assert.Single(Errors(register, (first, "2026-10-09"), (then, "2026-10-08")), e => e.Field == then).Code);
    }

    private static IReadOnlyList<FieldError> Errors(string code, params (string Id, string Value)[] typed)
    {
        var register = Registers[code];
        var unit = new OfficeUnit("unit", register.Scope[0], "甲", 0);
        return RecordEntry.Check(Registers, register, typed.ToDictionary(v => v.Id, v => v.Value, StringComparer.Ordinal), unit, Now, SaveRecord.UnitInput).Errors;
    }
}
