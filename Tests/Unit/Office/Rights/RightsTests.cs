using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using Authority = BotApp.Office.Rights.Rights;
using OfficeUnit = BotApp.Office.Roster.Unit;
using static BotApp.Office.Rights.Operation;

namespace BotApp.Tests.Unit.Office.Rights;

public sealed class RightsTests
{
    private static readonly OfficeUnit First = new("branch:第一党支部", UnitKind.Branch, "第一党支部", 0);
    private static readonly OfficeUnit Second = new("branch:第二党支部", UnitKind.Branch, "第二党支部", 1);
    private static readonly OfficeUnit Section = new("department:研究室", UnitKind.Department, "研究室", 2);
    private static readonly OfficeUnit Whole = new("office:机关", UnitKind.Office, "机关", 3);
    private static readonly OfficeUnit[] Units = [First, Second, Section, Whole];

    /// <summary>What the contract's role table says, written out a second time and by hand: role, operation, own unit, other units.</summary>
    public static TheoryData<Role, string, string, string> Contract => new()
    {
        // what may be done to entries of: U unit, L leaders, P participants, O office
        { Role.Member, nameof(ListMeetings), "U", "" },
        { Role.Member, nameof(Find), "U", "" },
        { Role.Member, nameof(Export), "", "" },
        { Role.Member, nameof(ReadRecords), "U", "" },
        { Role.Member, nameof(LogRecord), "", "" },
        { Role.Member, nameof(EditRecord), "", "" },
        { Role.Member, nameof(CancelRecord), "", "" },
        { Role.Member, nameof(Status), "U", "" },
        { Role.Member, nameof(ReadRoster), "", "" },
        { Role.Member, nameof(ImportRoster), "", "" },
        { Role.Member, nameof(OfficeSettings), "", "" },
        { Role.Member, nameof(MarkNotDue), "", "" },
        { Role.Member, nameof(ManageReminders), "", "" },
        { Role.Member, nameof(AnswerForBranch), "", "" },
        { Role.Member, nameof(ReadReviews), "", "" },
        { Role.Member, nameof(ReadUnanswered), "", "" },
        { Role.Member, nameof(CountReviews), "", "" },
        { Role.Member, nameof(OpenReviewCycle), "", "" },
        { Role.Member, nameof(ListLedger), "U", "" },
        { Role.Member, nameof(ReadItem), "U", "" },
        { Role.Member, nameof(EditItem), "", "" },
        { Role.Member, nameof(UpdateItem), "", "" },
        { Role.Member, nameof(CloseItem), "", "" },
        { Role.Member, nameof(LookBack), "", "" },
        { Role.Recorder, nameof(ListMeetings), "ULP", "" },
        { Role.Recorder, nameof(Find), "ULP", "" },
        { Role.Recorder, nameof(Export), "", "" },
        { Role.Recorder, nameof(ReadRecords), "ULP", "" },
        { Role.Recorder, nameof(LogRecord), "ULP", "" },
        { Role.Recorder, nameof(EditRecord), "ULP", "" },
        { Role.Recorder, nameof(CancelRecord), "ULP", "" },
        { Role.Recorder, nameof(Status), "ULP", "" },
        { Role.Recorder, nameof(ReadRoster), "", "" },
        { Role.Recorder, nameof(ImportRoster), "", "" },
        { Role.Recorder, nameof(OfficeSettings), "", "" },
        { Role.Recorder, nameof(MarkNotDue), "", "" },
        { Role.Recorder, nameof(ManageReminders), "", "" },
        { Role.Recorder, nameof(AnswerForBranch), "", "" },
        { Role.Recorder, nameof(ReadReviews), "", "" },
        { Role.Recorder, nameof(ReadUnanswered), "", "" },
        { Role.Recorder, nameof(CountReviews), "", "" },
        { Role.Recorder, nameof(OpenReviewCycle), "", "" },
        { Role.Recorder, nameof(ListLedger), "ULP", "" },
        { Role.Recorder, nameof(ReadItem), "ULP", "" },
        { Role.Recorder, nameof(EditItem), "ULP", "" },
        { Role.Recorder, nameof(UpdateItem), "ULP", "" },
        { Role.Recorder, nameof(CloseItem), "ULP", "" },
        { Role.Recorder, nameof(LookBack), "ULP", "" },
        { Role.Secretary, nameof(ListMeetings), "ULP", "" },
        { Role.Secretary, nameof(Find), "ULP", "" },
        { Role.Secretary, nameof(Export), "", "" },
        { Role.Secretary, nameof(ReadRecords), "ULP", "" },
        { Role.Secretary, nameof(LogRecord), "ULP", "" },
        { Role.Secretary, nameof(EditRecord), "ULP", "" },
        { Role.Secretary, nameof(CancelRecord), "ULP", "" },
        { Role.Secretary, nameof(Status), "ULP", "" },
        { Role.Secretary, nameof(ReadRoster), "", "" },
        { Role.Secretary, nameof(ImportRoster), "", "" },
        { Role.Secretary, nameof(OfficeSettings), "", "" },
        { Role.Secretary, nameof(MarkNotDue), "ULP", "" },
        { Role.Secretary, nameof(ManageReminders), "", "" },
        { Role.Secretary, nameof(AnswerForBranch), "ULP", "" },
        { Role.Secretary, nameof(ReadReviews), "ULP", "" },
        { Role.Secretary, nameof(ReadUnanswered), "ULP", "" },
        { Role.Secretary, nameof(CountReviews), "ULP", "" },
        { Role.Secretary, nameof(OpenReviewCycle), "", "" },
        { Role.Secretary, nameof(ListLedger), "ULP", "" },
        { Role.Secretary, nameof(ReadItem), "ULP", "" },
        { Role.Secretary, nameof(EditItem), "ULP", "" },
        { Role.Secretary, nameof(UpdateItem), "ULP", "" },
        { Role.Secretary, nameof(CloseItem), "ULP", "" },
        { Role.Secretary, nameof(LookBack), "ULP", "" },
        { Role.Leader, nameof(ListMeetings), "UL", "" },
        { Role.Leader, nameof(Find), "UL", "" },
        { Role.Leader, nameof(Export), "", "" },
        { Role.Leader, nameof(ReadRecords), "UL", "" },
        { Role.Leader, nameof(LogRecord), "", "" },
        { Role.Leader, nameof(EditRecord), "", "" },
        { Role.Leader, nameof(CancelRecord), "", "" },
        { Role.Leader, nameof(Status), "UL", "" },
        { Role.Leader, nameof(ReadRoster), "", "" },
        { Role.Leader, nameof(ImportRoster), "", "" },
        { Role.Leader, nameof(OfficeSettings), "", "" },
        { Role.Leader, nameof(MarkNotDue), "", "" },
        { Role.Leader, nameof(ManageReminders), "", "" },
        { Role.Leader, nameof(AnswerForBranch), "", "" },
        { Role.Leader, nameof(ReadReviews), "", "" },
        { Role.Leader, nameof(ReadUnanswered), "", "" },
        { Role.Leader, nameof(CountReviews), "", "" },
        { Role.Leader, nameof(OpenReviewCycle), "", "" },
        { Role.Leader, nameof(ListLedger), "UL", "" },
        { Role.Leader, nameof(ReadItem), "UL", "" },
        { Role.Leader, nameof(EditItem), "", "" },
        { Role.Leader, nameof(UpdateItem), "", "" },
        { Role.Leader, nameof(CloseItem), "", "" },
        { Role.Leader, nameof(LookBack), "", "" },
        { Role.Office, nameof(ListMeetings), "ULPO", "ULPO" },
        { Role.Office, nameof(Find), "ULPO", "ULPO" },
        { Role.Office, nameof(Export), "ULPO", "ULPO" },
        { Role.Office, nameof(ReadRecords), "ULPO", "ULPO" },
        { Role.Office, nameof(LogRecord), "ULPO", "ULPO" },
        { Role.Office, nameof(EditRecord), "ULPO", "ULPO" },
        { Role.Office, nameof(CancelRecord), "ULPO", "ULPO" },
        { Role.Office, nameof(Status), "ULPO", "ULPO" },
        { Role.Office, nameof(ReadRoster), "ULPO", "ULPO" },
        { Role.Office, nameof(ImportRoster), "ULPO", "ULPO" },
        { Role.Office, nameof(OfficeSettings), "ULPO", "ULPO" },
        { Role.Office, nameof(MarkNotDue), "ULPO", "ULPO" },
        { Role.Office, nameof(ManageReminders), "ULPO", "ULPO" },
        { Role.Office, nameof(AnswerForBranch), "", "" },
        { Role.Office, nameof(ReadReviews), "", "" },
        { Role.Office, nameof(ReadUnanswered), "", "" },
        { Role.Office, nameof(CountReviews), "ULPO", "ULPO" },
        { Role.Office, nameof(OpenReviewCycle), "ULPO", "ULPO" },
        { Role.Office, nameof(ListLedger), "ULPO", "ULPO" },
        { Role.Office, nameof(ReadItem), "ULPO", "ULPO" },
        { Role.Office, nameof(EditItem), "ULPO", "ULPO" },
        { Role.Office, nameof(UpdateItem), "ULPO", "ULPO" },
        { Role.Office, nameof(CloseItem), "ULPO", "ULPO" },
        { Role.Office, nameof(LookBack), "ULPO", "ULPO" },
    };

    [Theory]
    [MemberData(nameof(Contract))]
    public void May_RoleOfABranch_IsWhatTheContractSays(Role role, string name, string own, string others)
    {
        var operation = Enum.Parse<Operation>(name);
        var person = Holding((First, role));

        foreach (var unit in Units)
            Assert.Equal(unit == First ? own : others, Letters(Authority.Seen(person, operation, unit)));
    }

    [Fact]
    public void Contract_AllRolesAndOperationsOnUnits_AreCovered()
    {
        var personal = new[] { Help, ReadMine, UpdateMine, OwnSettings, AcknowledgeReminder, SnoozeDay, WriteReview, MarkMeasure };

        var covered = Contract.Select(row => (row.Data.Item1, Enum.Parse<Operation>(row.Data.Item2))).ToHashSet();

        foreach (var role in Enum.GetValues<Role>())
            foreach (var operation in Enum.GetValues<Operation>().Except(personal))
                Assert.Contains((role, operation), covered);
    }

    [Theory]
    [InlineData(nameof(Help))]
    [InlineData(nameof(ReadMine))]
    [InlineData(nameof(UpdateMine))]
    [InlineData(nameof(OwnSettings))]
    [InlineData(nameof(AcknowledgeReminder))]
    [InlineData(nameof(SnoozeDay))]
    [InlineData(nameof(WriteReview))]
    [InlineData(nameof(MarkMeasure))]
    public void May_PersonalOperation_IsEveryonesOnTheRosterAndForOneselfOnly(string name)
    {
        var operation = Enum.Parse<Operation>(name);
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = Holding((First, role));
            Assert.True(Authority.May(person, operation));
            Assert.True(Authority.May(person, operation, First, Visibility.Office, own: true));
            Assert.False(Authority.May(person, operation, First, Visibility.Unit));
        }
    }

    [Fact]
    public void May_NotOnTheRoster_IsNothing()
    {
        foreach (var operation in Enum.GetValues<Operation>())
        {
            Assert.False(Authority.May(null, operation));
            foreach (var visibility in Enum.GetValues<Visibility>())
                Assert.False(Authority.May(null, operation, First, visibility, own: true));
        }
    }

    [Fact]
    public void May_NoMembershipLeft_IsNothing() => Assert.False(Authority.May(Holding(), Help));

    [Fact]
    public void May_LeaderOfTheOffice_ReadsEveryUnitAndWritesNone()
    {
        var leader = Holding((Whole, Role.Leader));

        Assert.All(Units, u => Assert.Equal("UL", Letters(Authority.Seen(leader, ReadRecords, u))));
        Assert.All(Units, u => Assert.Empty(Authority.Seen(leader, LogRecord, u)));
    }

    [Fact]
    public void May_LeaderOfADepartment_ReadsThatDepartmentOnly()
    {
        var leader = Holding((Section, Role.Leader));

        Assert.Equal("UL", Letters(Authority.Seen(leader, ReadRecords, Section)));
        Assert.Empty(Authority.Seen(leader, ReadRecords, First));
        Assert.Empty(Authority.Seen(leader, ReadRecords, Whole));
    }

    [Fact]
    public void May_MemberWhoTookPart_ReadsWhatIsForParticipants()
    {
        var member = Holding((First, Role.Member));

        Assert.True(Authority.May(member, ReadRecords, First, Visibility.Participants, own: true));
        Assert.False(Authority.May(member, ReadRecords, First, Visibility.Participants));
        Assert.False(Authority.May(member, ReadRecords, First, Visibility.Office, own: true));
        Assert.False(Authority.May(member, EditRecord, First, Visibility.Unit, own: true));
    }

    [Fact]
    public void May_SeveralRows_AddUp()
    {
        var person = Holding((First, Role.Member), (Second, Role.Recorder));

        Assert.False(Authority.May(person, LogRecord, First, Visibility.Unit));
        Assert.True(Authority.May(person, LogRecord, Second, Visibility.Unit));
        Assert.True(Authority.May(person, ReadRecords, First, Visibility.Unit));
        Assert.False(Authority.May(person, ReadRecords, First, Visibility.Leaders));
    }

    [Fact]
    public void May_RoleHeldInTheOfficeByAMember_ReachesNoBranch() =>
        Assert.False(Authority.May(Holding((Whole, Role.Member)), ReadRecords, First, Visibility.Unit));

    [Fact]
    public void May_OwnItemOfALedger_IsSeenAndMovedByItsOwnerAnywhere()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = Holding((First, role));
            foreach (var operation in new[] { ListLedger, ReadItem, UpdateItem, CloseItem, LookBack })
            {
                Assert.True(Authority.May(person, operation, Second, Visibility.Office, own: true));
                if (role is not Role.Office)
                    Assert.False(Authority.May(person, operation, Second, Visibility.Unit));
            }

            Assert.Equal(role is Role.Office, Authority.May(person, EditItem, Second, Visibility.Unit, own: true));
        }
    }

    [Fact]
    public void May_WithoutAUnit_IsForOneselfOrTheWholeOffice()
    {
        Assert.True(Authority.May(Holding((Whole, Role.Office)), ImportRoster));
        Assert.False(Authority.May(Holding((Whole, Role.Leader)), ImportRoster));
        Assert.False(Authority.May(Holding((First, Role.Secretary)), LogRecord));
    }

    [Fact]
    public void UnitsFor_RecorderOfOneBranch_IsThatBranch()
    {
        var roster = RosterSnapshot.From(Units, []);

        Assert.Equal([First], Authority.UnitsFor(roster, Holding((First, Role.Recorder), (Section, Role.Member)), LogRecord));
        Assert.Equal([First, Section], Authority.UnitsFor(roster, Holding((First, Role.Recorder), (Section, Role.Member)), ListMeetings));
        Assert.Equal(Units, Authority.UnitsFor(roster, Holding((Whole, Role.Office)), LogRecord));
        Assert.Empty(Authority.UnitsFor(roster, null, ListMeetings));
    }

    [Fact]
    public void Lines_All_AreDifferent() =>
        Assert.Equal(
            RightsTable.Lines.Length,
            RightsTable.Lines.Select(l => (l.Role, l.Operation, l.Scope)).Distinct().Count());

    [Fact]
    public void Write_Table_HasALineForEveryOperationAndACellForEveryRight()
    {
        var lines = RightsMarkdown.Write().TrimEnd('\n').Split('\n');

        Assert.Equal("| operation | member | recorder | secretary | leader | office |", lines[0]);
        Assert.Equal(Enum.GetValues<Operation>().Length + 2, lines.Length);
        Assert.Contains("| LogRecord | – | own unit (ULP) | own unit (ULP) | – | all |", lines);
        Assert.Contains("| ReadRecords | own unit (U), own (UP) | own unit (ULP) | own unit (ULP) | units under (UL), own (UP) | all |", lines);
        Assert.Contains("| ReadReviews | – | – | own unit (ULP) | – | – |", lines);
    }

    private static Person Holding(params (OfficeUnit Unit, Role Role)[] rows) =>
        new("u", "某某", null, [.. rows.Select(r => new Membership(r.Unit.Id, r.Role, null, null))]);

    private static string Letters(IEnumerable<Visibility> seen) => string.Concat(seen.Select(v => v.ToString()[0]));
}
