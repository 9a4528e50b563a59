using System.Collections.Immutable;
using BotApp.Features.MeetingLogs;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Seeds;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.MeetingLogs;

/// <summary>Forms of the tests of <see cref="SaveMeeting"/>, and what is written of them.</summary>
internal static class SaveMeetingCases
{
    public static readonly RegisterCatalog Registers = SeedFiles.Registers(SeedFiles.Shipped);
    public static readonly OfficeUnit Branch = new("branch:一", UnitKind.Branch, "一", 0);
    public static readonly OfficeUnit Department = new("department:办公室", UnitKind.Department, "办公室", 1);
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    public static readonly RosterSnapshot Roster = RosterSnapshot.From(
        [Branch, Department],
        [
            new RosterMember("00000000-0000-0000-0000-000000000001", null, "骆红", Branch.Id, Role.Recorder, null, null),
            new RosterMember("00000000-0000-0000-0000-000000000002", null, "季风", Branch.Id, Role.Member, null, null),
        ]);

    public static SaveMeetingInput Input(params (string Id, string Value)[] values) => new(
        MeetingForm.From(values.ToDictionary(v => v.Id, v => v.Value, StringComparer.Ordinal), Registers),
        Branch,
        Roster.Find("00000000-0000-0000-0000-000000000001")!,
        Roster,
        "abcdefghijklmnopqrstuvwxyz",
        null,
        [],
        Now);

    public static SaveMeetingInput Edit(UnitSave former, params (string Id, string Value)[] values) =>
        Input([.. new[] { ("type", "branch-committee"), ("date", "2026-11-20") }.Where(v => values.All(given => given.Id != v.Item1)), .. values]) with
        {
            Former = new Stored<OfficeRecord>(former.Writes[0].Record, new Azure.ETag("1")),
            FormerItems = former.Writes.Skip(1).Select(w => new Stored<OfficeRecord>(w.Record, new Azure.ETag("1"))).ToImmutableArray(),
        };

    // An edit of a meeting whose one task is under way.
    public static SaveMeetingInput EditOfWorkedOn(params (string Id, string Value)[] values)
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));
        var item = first.Writes[1].Record;
        var worked = item with { Fields = item.Fields.SetItem("status", "in-progress").SetItem("notes", "2026-11-21 | 季风 | 已起草") };
        return Edit(first, values) with { FormerItems = [new Stored<OfficeRecord>(worked, new Azure.ETag("1"))] };
    }

    // An edit of the place alone: when the meeting was saved, its one task named somebody who was not on the roster yet.
    public static SaveMeetingInput EditOnceTheRosterHas(string owner, string id)
    {
        var line = ("actions", $"写信息稿 | {owner} | 2026-12-01");
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), line));
        var later = RosterSnapshot.From(Roster.Units, [.. Roster.Members, new RosterMember(id, null, owner, Branch.Id, Role.Member, null, null)]);
        return Edit(first, ("place", "三楼"), line) with { Roster = later };
    }

    public static string Id(int n) => FormattableString.Invariant($"00000000-0000-0000-0000-{n:D12}");

    public static UnitSave Write(SaveMeetingInput input) =>
        Assert.IsType<SaveMeetingDecision.Write>(SaveMeeting.Decide(input, Registers)).Save;
}
