using BotApp.Features.Import;
using BotApp.Features.Roster.Import;
using BotApp.Office.Roster;

namespace BotApp.Tests.Unit.Roster.Import;

public sealed class RosterImportTests
{
    private const string Zhang = "338003c5-ffd5-4f31-a786-0de6cdf163a7";
    private const string Li = "454143b4-5bc0-4bd1-afe2-7aa6b396a85e";

    private static readonly RosterFileRow ZhangInFirst = new(2, "第一党支部", "branch", "张三", Zhang, "zhang@renda.example", "recorder", "", "第一小组");
    private static readonly RosterFileRow LiInFirst = new(3, "第一党支部", "支部", "李四", Li, "", "member", "", "");
    private static readonly RosterFileRow ZhangInOffice = new(4, "机关", "机关", "张三", Zhang, "", "Office", "主任", "");

    [Fact]
    public void Decide_GoodRowsIntoNothing_AddsUnitsInFileOrderAndMembers()
    {
        var changes = Accept([ZhangInFirst, LiInFirst, ZhangInOffice]);

        Assert.Equal([("branch:第一党支部", 0), ("office:机关", 1)], changes.Units.Select(u => (u.Id, u.Order)));
        Assert.Equal(
            [
                new(Zhang, "zhang@renda.example", "张三", "branch:第一党支部", Role.Recorder, null, "第一小组"),
                new(Li, null, "李四", "branch:第一党支部", Role.Member, null, null),
                new RosterMember(Zhang, "zhang@renda.example", "张三", "office:机关", Role.Office, "主任", null),
            ],
            changes.Members);
        Assert.Equal((3, 0, 0), (changes.Added, changes.Changed, changes.Unchanged));
    }

    [Fact]
    public void Decide_SameFileAgain_ChangesNothing()
    {
        RosterFileRow[] rows = [ZhangInFirst, LiInFirst, ZhangInOffice];
        var roster = Accept(rows).ApplyTo(RosterSnapshot.Empty);

        Assert.True(Accept(rows, roster).IsEmpty);
        Assert.True(Accept(rows, roster, replace: true).IsEmpty);
    }

    [Fact]
    public void Decide_SameFileAgain_SaysThatNothingChangedWhateverTheDatesOfTheRoles()
    {
        RosterFileRow[] rows = [ZhangInFirst, LiInFirst, ZhangInOffice];
        var changes = Accept(rows);
        var stored = RosterSnapshot.From(changes.Units, changes.Members.Select(m => m with { RoleSince = DateTimeOffset.UnixEpoch }));

        Assert.True(Accept(rows, stored).IsEmpty);
        Assert.Equal((0, 0, 3), (Accept(rows, stored, replace: true).Added, Accept(rows, stored, replace: true).Changed, Accept(rows, stored, replace: true).Unchanged));
    }

    [Fact]
    public void Decide_ShortFile_LeavesTheOthersAlone()
    {
        var roster = Accept([ZhangInFirst, LiInFirst, ZhangInOffice]).ApplyTo(RosterSnapshot.Empty);

        var changes = Accept([LiInFirst with { Role = "secretary" }], roster);

        Assert.Equal([(Li, Role.Secretary)], changes.Members.Select(m => (m.UserId, m.Role)));
        Assert.Empty(changes.Removed);
        Assert.Empty(changes.Units);
        Assert.Equal((0, 1, 0, 2), (changes.Added, changes.Changed, changes.Unchanged, changes.NotInFile));
    }

    // One row corrects a person where that one stands; a file of several puts those it names in its order.
    [Fact]
    public void ApplyTo_AChangedRow_StaysInItsPlace()
    {
        RosterFileRow[] rows = [ZhangInFirst, LiInFirst, ZhangInOffice];
        var roster = Accept(rows).ApplyTo(RosterSnapshot.Empty);

        var corrected = Accept([ZhangInFirst with { Role = "secretary" }], roster).ApplyTo(roster);
        var reordered = Accept([LiInFirst with { Role = "secretary" }, ZhangInFirst], roster).ApplyTo(roster);

        Assert.Equal([Zhang, Li], corrected.MembersOf("branch:第一党支部").Select(p => p.Id));
        Assert.Equal([Li, Zhang], reordered.MembersOf("branch:第一党支部").Select(p => p.Id));
        Assert.Equal(Role.Secretary, corrected.Members[0].Role);
    }

    [Fact]
    public void Decide_Replacing_TakesOffWhatTheFileDoesNotName()
    {
        var roster = Accept([ZhangInFirst, LiInFirst, ZhangInOffice]).ApplyTo(RosterSnapshot.Empty);

        var changes = Accept([LiInFirst], roster, replace: true);

        Assert.Equal([(Zhang, "branch:第一党支部"), (Zhang, "office:机关")], changes.Removed.Select(m => (m.UserId, m.UnitId)));
        Assert.Equal(["office:机关"], changes.RemovedUnits.Select(u => u.Id));
        Assert.Empty(changes.Members);
    }

    [Fact]
    public void Decide_NewUnit_ComesAfterThoseThereAre()
    {
        var roster = Accept([ZhangInFirst]).ApplyTo(RosterSnapshot.Empty);

        var changes = Accept([LiInFirst with { Unit = "第二党支部" }], roster);

        Assert.Equal([("branch:第二党支部", 1)], changes.Units.Select(u => (u.Id, u.Order)));
    }

    [Fact]
    public void Decide_BranchAndDepartmentOfOneName_AreTwoUnits()
    {
        var changes = Accept([ZhangInFirst with { Unit = "研究室" }, LiInFirst with { Unit = "研究室", Kind = "部门" }]);

        Assert.Equal(["branch:研究室", "department:研究室"], changes.Units.Select(u => u.Id));
    }

    [Fact]
    public void Decide_NewNameOfAPerson_IsTakenInAllTheirRows()
    {
        var roster = Accept([ZhangInFirst, ZhangInOffice]).ApplyTo(RosterSnapshot.Empty);

        var changes = Accept([ZhangInFirst with { Name = "张三丰" }], roster);

        Assert.Equal(["branch:第一党支部", "office:机关"], changes.Members.Select(m => m.UnitId));
        Assert.All(changes.Members, m => Assert.Equal("张三丰", m.Name));
    }

    [Fact]
    public void Decide_AddressLeftOut_KeepsTheOneKnown()
    {
        var roster = Accept([ZhangInFirst]).ApplyTo(RosterSnapshot.Empty);

        Assert.True(Accept([ZhangInFirst with { Upn = "" }], roster).IsEmpty);
    }

    [Fact]
    public void Decide_IdInUpperCaseOrBraces_IsTheSamePerson()
    {
        var roster = Accept([ZhangInFirst]).ApplyTo(RosterSnapshot.Empty);

        Assert.True(Accept([ZhangInFirst with { UserId = $"{{{Zhang.ToUpperInvariant()}}}" }], roster).IsEmpty);
    }

    [Theory]
    [InlineData("支部", "书记", Role.Secretary)]
    [InlineData("ｂｒａｎｃｈ", "ｍｅｍｂｅｒ", Role.Member)]
    [InlineData("branch", "记录员", Role.Recorder)]
    public void Decide_KindAndRoleAsPeopleWriteThem_AreRead(string kind, string role, Role read)
    {
        var member = Assert.Single(Accept([ZhangInFirst with { Kind = kind, Role = role }]).Members);

        Assert.Equal(("branch:第一党支部", read), (member.UnitId, member.Role));
    }

    [Fact]
    public void Decide_BranchWithNeitherSecretaryNorRecorder_IsNamed()
    {
        var changes = Accept([ZhangInFirst, LiInFirst with { Unit = "预备党支部" }]);

        Assert.Equal(["预备党支部"], Assert.Single(changes.Notices, n => n.Code == "no-recorder").Arguments);
    }

    [Fact]
    public void Decide_FirstRosterWithoutOffice_SaysSo() => Assert.Contains(Accept([ZhangInFirst]).Notices, n => n.Code == RosterNoticeCode.NoOffice);

    [Theory]
    [InlineData("unit", "", FileErrorCode.Missing)]
    [InlineData("kind", "", FileErrorCode.Missing)]
    [InlineData("kind", "小组", RosterErrorCode.UnknownKind)]
    [InlineData("name", "", FileErrorCode.Missing)]
    [InlineData("name", "张\n三", RosterErrorCode.BadCharacter)]
    [InlineData("title", "组织委员\u202E", RosterErrorCode.BadCharacter)]
    [InlineData("group", "第一\u2066党小组", RosterErrorCode.BadCharacter)]
    [InlineData("userId", "", FileErrorCode.Missing)]
    [InlineData("userId", "zhang@renda.example", RosterErrorCode.BadId)]
    [InlineData("userId", "00000000-0000-0000-0000-000000000000", RosterErrorCode.BadId)]
    [InlineData("userId", "338003c5ffd54f31a7860de6cdf163a7", RosterErrorCode.BadId)]
    [InlineData("upn", "zhang", RosterErrorCode.BadUpn)]
    [InlineData("upn", "zhang@", RosterErrorCode.BadUpn)]
    [InlineData("upn", "z h@renda.example", RosterErrorCode.BadUpn)]
    [InlineData("role", "", FileErrorCode.Missing)]
    [InlineData("role", "管理员", RosterErrorCode.UnknownRole)]
    [InlineData("role", "1", RosterErrorCode.UnknownRole)]
    public void Decide_OneBadCell_NamesRowAndColumn(string column, string value, string code)
    {
        var row = column switch
        {
            "unit" => ZhangInFirst with { Unit = value },
            "kind" => ZhangInFirst with { Kind = value },
            "name" => ZhangInFirst with { Name = value },
            "userId" => ZhangInFirst with { UserId = value },
            "upn" => ZhangInFirst with { Upn = value },
            "title" => ZhangInFirst with { Title = value },
            "group" => ZhangInFirst with { Group = value },
            _ => ZhangInFirst with { Role = value },
        };

        var error = Assert.Single(Refuse([row]).Errors);

        Assert.Equal((2, column, code), (error.Row, error.Column, error.Code));
    }

    [Fact]
    public void Decide_TooLongAName_SaysHowLongItMayBe() =>
        Assert.Equal(["60"], Assert.Single(Refuse([ZhangInFirst with { Name = new string('张', 61) }]).Errors).Arguments);

    [Fact]
    public void Decide_SeveralBadCells_AreAllNamed() =>
        Assert.Equal(["name", "userId"], Refuse([ZhangInFirst with { Name = "", UserId = "x" }]).Errors.Select(e => e.Column));

    public static TheoryData<string, string?, string> Conflicts => new()
    {
        { "same", null, RosterErrorCode.Duplicate },
        { "role", "role", RosterErrorCode.TwiceInUnit },
        { "name", "name", RosterErrorCode.OtherName },
        { "upn", "upn", RosterErrorCode.OtherUpn },
        { "person", "upn", RosterErrorCode.UpnOfAnother },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void Decide_RowAgainstOneAbove_NamesTheLaterAndPointsToTheFirst(string how, string? column, string code)
    {
        var second = how switch
        {
            "same" => ZhangInFirst,
            "role" => ZhangInFirst with { Role = "member" },
            "name" => ZhangInOffice with { Name = "张四" },
            "upn" => ZhangInOffice with { Upn = "other@renda.example" },
            _ => LiInFirst with { Upn = "ZHANG@renda.example" },
        } with
        { Row = 9 };

        var error = Assert.Single(Refuse([ZhangInFirst, second]).Errors);

        Assert.Equal((9, column, code, "2"), (error.Row, error.Column, error.Code, error.Arguments[0]));
    }

    [Fact]
    public void Decide_SomeRowsBad_OffersTheGoodOnes()
    {
        var refused = Refuse([ZhangInFirst, LiInFirst with { UserId = "x" }, ZhangInOffice]);

        Assert.Equal(["branch:第一党支部", "office:机关"], refused.GoodRows.Members.Select(m => m.UnitId));
        Assert.Equal([3], refused.Errors.Select(e => e.Row));
    }

    [Fact]
    public void Decide_BadRowsWhileReplacing_TakeNobodyOff()
    {
        var roster = Accept([ZhangInFirst, LiInFirst]).ApplyTo(RosterSnapshot.Empty);

        var refused = (RosterDecision.Refused)RosterImport.Decide([ZhangInFirst, LiInFirst with { UserId = "x" }], [], roster, replace: true);

        Assert.True(refused.GoodRows.IsEmpty);
    }

    [Fact]
    public void Decide_NewAccountWithTheUpnOfOneOnTheRoster_IsRefusedUnlessTheFileReplacesTheRoster()
    {
        var roster = Accept([ZhangInFirst, LiInFirst]).ApplyTo(RosterSnapshot.Empty);
        var anew = ZhangInFirst with { UserId = "5f0e8a52-0000-4000-8000-000000000001", Row = 9 };

        var refused = Assert.IsType<RosterDecision.Refused>(RosterImport.Decide([anew, LiInFirst], [], roster));
        var replaced = Accept([anew, LiInFirst], roster, replace: true).ApplyTo(roster);

        var error = Assert.Single(refused.Errors);
        Assert.Equal((9, "upn", RosterErrorCode.UpnOnRoster, ZhangInFirst.UserId), (error.Row, error.Column, error.Code, error.Arguments[0]));
        Assert.Equal(1, refused.GoodRows.Unchanged);
        Assert.Equal(new[] { anew.UserId, LiInFirst.UserId }.Order(), replaced.Members.Select(m => m.UserId).Order());
    }

    [Fact]
    public void Decide_UpnThatItsOwnerGivesUpInTheSameFile_IsTaken()
    {
        var roster = Accept([ZhangInFirst, LiInFirst]).ApplyTo(RosterSnapshot.Empty);

        var changes = Accept([ZhangInFirst with { Upn = "zhang.old@renda.example" }, LiInFirst with { Upn = ZhangInFirst.Upn }], roster);

        Assert.Equal(2, changes.Changed);
    }

    private static RosterChanges Accept(RosterFileRow[] rows, RosterSnapshot? current = null, bool replace = false) =>
        Assert.IsType<RosterDecision.Accepted>(RosterImport.Decide(rows, [], current ?? RosterSnapshot.Empty, replace)).Changes;

    private static RosterDecision.Refused Refuse(RosterFileRow[] rows) =>
        Assert.IsType<RosterDecision.Refused>(RosterImport.Decide(rows, [], RosterSnapshot.Empty));
}
