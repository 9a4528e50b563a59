using System.Collections.Immutable;
using BotApp.Cards.Settings;
using BotApp.Cards.Texts;
using BotApp.Features.Obligations;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Tests.Unit.Office.Obligations;
using BotApp.Tests.Unit.Office.Registers;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Settings;

public sealed class SettingListsTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly CardTexts Chinese = CardTexts.For("zh-CN");

    [Fact]
    public void Write_Defaults_StoresNothing()
    {
        Assert.All(SettingLists.Office.Write(OfficeSettings.Default), v => Assert.Null(v.Value));
        Assert.All(SettingLists.Personal.Write(PersonalSettings.Default), v => Assert.Null(v.Value));
        Assert.All(SettingLists.Channel.Write(ChannelSettings.Default), v => Assert.Null(v.Value));
    }

    [Fact]
    public void Office_EveryMember_ComesBackFromStorage()
    {
        var set = new OfficeSettings
        {
            HolidayDraftWorkdays = 12,
            HolidayLeadWorkdays = 3,
            HolidayHour = new TimeOnly(10, 15),
            HolidaySendsByItself = true,
            DayCardHour = new TimeOnly(7, 45),
            ObligationLeadWorkdays = 5,
            EscalatesToSecretary = true,
            LookBackDays = 30,
            ContentLevel = ContentLevel.CountsOnly,
            RetentionYears = 3,
            FixedDay = 20,
            FormerFixedDays = [new(null, new(2025, 5, 6)), new(31, new(2026, 2, 10))],
            TermStarts = ImmutableSortedDictionary<string, DateOnly>.Empty.Add("branch:甲=乙", new(2024, 3, 15)).Add("branch:丙", new(2025, 1, 1)),
            TermStartsEntered = ImmutableSortedDictionary<string, DateOnly>.Empty.Add("branch:丙", new(2026, 1, 1)),
            Cadences = ImmutableSortedDictionary<string, CadenceSetting>.Empty.Add("party-lecture.0", new(4)).Add("theme-day:0", new(0)),
            FormerCadences = ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>>.Empty
                .Add("party-lecture.0", [new(1, new(2025, 5, 6)), new(0, new(2026, 2, 10))]).Add("theme-day:0", [new(1, new(2026, 3, 1))]),
        };

        var read = SettingLists.Office.Read(Stored(SettingLists.Office.Write(set)));

        Assert.Equal(set.Cadences, read.Cadences);
        Assert.Equal(
            set.FormerCadences.SelectMany(f => f.Value.Select(c => (f.Key, c))), read.FormerCadences.SelectMany(f => f.Value.Select(c => (f.Key, c))));
        Assert.Equal(set.TermStarts, read.TermStarts);
        Assert.Equal(set.TermStartsEntered, read.TermStartsEntered);
        Assert.Equal(set.FormerFixedDays, read.FormerFixedDays);
        Assert.Equal(set with { Cadences = read.Cadences, FormerFixedDays = read.FormerFixedDays, FormerCadences = read.FormerCadences, TermStarts = read.TermStarts, TermStartsEntered = read.TermStartsEntered }, read);
        Assert.Equal(typeof(OfficeSettings).GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public).Length, SettingLists.Office.Keys.Count());
    }

    [Fact]
    public void Personal_EveryMember_ComesBackFromStorage()
    {
        var set = new PersonalSettings
        {
            DayCardHour = new TimeOnly(10, 0),
            Language = "zh-CN",
            ClientLanguage = "en-US",
            TimeZone = "Europe/Paris",
            QuietFrom = new TimeOnly(21, 0),
            QuietUntil = new TimeOnly(7, 0),
            AwayFrom = Today,
            AwayUntil = Today.AddDays(2),
            AwayToo = [new(null, Today.AddDays(-2)), new(Today.AddDays(9), Today.AddDays(10))],
            DatedDone = ["tax@20261130"],
            AgainAt = new DateTimeOffset(2026, 11, 25, 14, 0, 0, TimeSpan.FromHours(8)),
            BackAt = new DateTimeOffset(2026, 11, 24, 7, 30, 0, TimeSpan.FromHours(8)),
            SnoozedUntil = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.FromHours(8)),
        };

        var read = SettingLists.Personal.Read(Stored(SettingLists.Personal.Write(set)));

        Assert.Equal(set.AwayToo, read.AwayToo);
        Assert.Equal(set.DatedDone, read.DatedDone);
        Assert.Equal(set with { AwayToo = read.AwayToo, DatedDone = read.DatedDone }, read);
        Assert.Equal(typeof(PersonalSettings).GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public).Length, SettingLists.Personal.Keys.Count());
    }

    [Fact]
    public void Read_ValueOfANewerVersion_IsAsIfNeverSet()
    {
        var read = SettingLists.Office.Read(new Dictionary<string, string> { ["holidayLead"] = "99", ["content"] = "Poems", ["unheardOf"] = "1", ["lookBack"] = "30" });

        Assert.Equal(OfficeSettings.Default with { LookBackDays = 30 }, read);
    }

    [Fact]
    public void Inputs_OfTheCards_AreKeysOfTheLists()
    {
        Assert.Subset(SettingLists.Personal.Keys.ToHashSet(), SettingInputs.Personal.ToHashSet());
        Assert.Subset(SettingLists.Office.Keys.ToHashSet(), SettingInputs.Office.ToHashSet());
        Assert.Subset(SettingLists.Channel.Keys.ToHashSet(), SettingInputs.Channel.ToHashSet());
    }

    [Theory]
    [InlineData("holidayLead", "2")]
    [InlineData("holidayLead", "6")]
    [InlineData("holidayDraft", "5")]
    [InlineData("obligationLead", "0")]
    [InlineData("lookBack", "731")]
    [InlineData("retention", "0")]
    [InlineData("retention", "十")]
    [InlineData("retention", "-1")]
    [InlineData("dayHour", "25:00")]
    [InlineData("holidayHour", "9点")]
    [InlineData("content", "some")]
    [InlineData("escalates", "maybe")]
    [InlineData("fixedDay", "0")]
    [InlineData("fixedDay", "32")]
    [InlineData("fixedDay", "月中")]
    [InlineData("termStarts", "第一党支部")]
    [InlineData("termStarts", "第一党支部=三月")]
    [InlineData("termStarts", "第一党支部=2026-11-26")]
    [InlineData("termStarts", "第九党支部=2024-03-15")]
    [InlineData("termStarts", "第一党支部=2024-03-15\nbranch:第一党支部=2024-03-16")]
    [InlineData("cadence.party-lecture.0", "13")]
    [InlineData("cadence.party-lecture.0", "often")]
    public void Office_BadValue_IsNamedAndTheOthersAreTaken(string key, string value)
    {
        var (settings, faults) = ChangeOffice.Decide(
            OfficeSettings.Default, new Dictionary<string, string> { [key] = value, ["holidayDraft"] = key is "holidayDraft" ? value : "8" }, Lecture, Units, Today);

        Assert.Equal([key], faults.Select(f => f.Key));
        Assert.Equal(key is "holidayDraft" ? 10 : 8, settings.HolidayDraftWorkdays);
    }

    [Fact]
    public void Office_CadenceAsInTheFile_IsNoOverride()
    {
        var set = OfficeSettings.Default with { Cadences = OfficeSettings.Default.Cadences.Add("party-lecture.0", new CadenceSetting(4)) };

        Assert.Empty(ChangeOffice.Decide(set, new Dictionary<string, string> { ["cadence.party-lecture.0"] = "1" }, Lecture, Units, Today).Settings.Cadences);
        Assert.Empty(ChangeOffice.Decide(set, new Dictionary<string, string>(), Lecture, Units, Today).Settings.Cadences);
        Assert.Equal(0, ChangeOffice.Decide(set, new Dictionary<string, string> { ["cadence.party-lecture.0"] = "0" }, Lecture, Units, Today).Settings.Cadences["party-lecture.0"].Times);
    }

    [Fact]
    public void Office_CadenceChanged_LeavesThePeriodsThatHadEnded()
    {
        // Nothing says since when a former build's four held: they hold as they did.
        var former = OfficeSettings.Default with { Cadences = OfficeSettings.Default.Cadences.Add("party-lecture.0", new CadenceSetting(4)) };
        Assert.Equal([(2000, 4), (2026, 4), (2030, 4)], Asked(former, 2000, 2026, 2030));

        var two = Set(former, "2", Today);
        Assert.Equal([(2025, 4), (2026, 2), (2027, 2)], Asked(two, 2025, 2026, 2027));
        // Changed again within the same year: what it was for a few days held for no year that ended.
        var three = Set(two, "3", Today.AddDays(3));
        Assert.Equal([(2025, 4), (2026, 3), (2027, 3)], Asked(three, 2025, 2026, 2027));
        Assert.Equal(new DateOnly(2026, 1, 1), Since(three));
        Assert.Null(Since(Set(three, "4", Today.AddDays(4))));

        // Back to what the file says, two years later, and off the year after.
        var standard = Set(three, "", Today.AddYears(2));
        Assert.Equal([(2025, 4), (2026, 3), (2027, 3), (2028, 1)], Asked(standard, 2025, 2026, 2027, 2028));
        var off = Set(standard, "0", Today.AddYears(3));
        Assert.Equal([(2025, 4), (2027, 3), (2028, 1)], Asked(off, 2025, 2027, 2028, 2029));
        // Saved again as it is, it is as old as it was.
        Assert.Equal(Asked(off, 2025, 2027, 2028, 2029), Asked(Set(off, "0", Today.AddYears(5)), 2025, 2027, 2028, 2029));

        static OfficeSettings Set(OfficeSettings was, string typed, DateOnly today) =>
            ChangeOffice.Decide(was, new Dictionary<string, string> { ["cadence.party-lecture.0"] = typed }, Lecture, Units, today).Settings;

        static DateOnly? Since(OfficeSettings settings) =>
            FormerCadences.Since(settings.FormerCadences.GetValueOrDefault("party-lecture.0", []), Lecture["party-lecture.0"]);

        // How many lectures a year's period asks for; none where nothing is asked for.
        static IEnumerable<(int Year, int Times)> Asked(OfficeSettings settings, params int[] years) =>
            from year in years
            from set in OfficeRules.Of(SettingLists.Office.Read(Stored(SettingLists.Office.Write(settings)))).CadencesOf(ShippedRegistersTests.Catalog["party-lecture"])
            where set.EndsWithin.Contains(new DateOnly(year, 12, 31))
            select (year, set.Cadence.Times);
    }

    [Fact]
    public void Office_FixedDayChanged_LeavesTheDueDaysOfMonthsThatHadEnded()
    {
        int[] months = [10, 11, 12, 13, 15];
        var first = Set(OfficeSettings.Default, "18", Today);
        Assert.Equal([30, 18, 18, 18, 18], Due(first, months));

        var earlier = Set(first, "5", new DateOnly(2027, 1, 6));
        Assert.Equal([30, 18, 18, 5, 5], Due(earlier, months));
        // Changed again within the month: what it was for a few days held for no month that ended.
        var later = Set(earlier, "12", new DateOnly(2027, 1, 20));
        Assert.Equal([30, 18, 18, 12, 12], Due(later, months));
        // Back to what it was, and saved again as it is.
        Assert.Equal([30, 18, 18, 18, 18], Due(Set(Set(later, "18", new DateOnly(2027, 1, 25)), "18", new DateOnly(2027, 3, 3)), months));
        Assert.Equal([30, 18, 18, 12, 31], Due(Set(later, "", new DateOnly(2027, 2, 3)), months));

        static OfficeSettings Set(OfficeSettings was, string typed, DateOnly today) =>
            ChangeOffice.Decide(was, new Dictionary<string, string> { ["fixedDay"] = typed }, Lecture, Units, today).Settings;

        // Of 2026, the thirteenth month being the next January.
        static IEnumerable<int> Due(OfficeSettings settings, params int[] months) =>
            from month in months
            let first = new DateOnly(2026, 1, 1).AddMonths(month - 1)
            let office = new OwedOffice { Rules = OfficeRules.Of(SettingLists.Office.Read(Stored(SettingLists.Office.Write(settings)))) }
            from owed in office.DueWithin("2027-04-01", $"{first:yyyy-MM-dd}", $"{first.AddMonths(1).AddDays(-1):yyyy-MM-dd}")
            where owed.UnitId == OwedOffice.Large && owed.RegisterCode == "theme-day"
            select owed.Due.Day;
    }

    [Theory]
    [InlineData("quietFrom", "22:00", "", "", "quietUntil")]
    [InlineData("quietUntil", "07:00", "", "", "quietFrom")]
    [InlineData("awayUntil", "2026-11-24", "", "", "awayUntil")]
    [InlineData("awayUntil", "2028-11-24", "", "", "awayUntil")]
    [InlineData("awayUntil", "2026-11-27", "awayFrom", "2026-11-28", "awayUntil")]
    [InlineData("awayFrom", "2026-11-28", "", "", "awayUntil")]
    [InlineData("quietFrom", "22:00", "quietUntil", "22:00", "quietUntil")]
    [InlineData("quietFrom", "late", "", "", "quietFrom")]
    [InlineData("language", "fr", "", "", "language")]
    [InlineData("dayHour", "9", "", "", "dayHour")]
    public void Personal_BadValue_IsNamed(string key, string value, string otherKey, string otherValue, string fault)
    {
        var typed = new Dictionary<string, string> { [key] = value, [otherKey] = otherValue };

        Assert.Equal([fault], OwnSettings.Decide(PersonalSettings.Default, typed, Today).Faults.Select(f => f.Key));
    }

    [Theory]
    [InlineData("2026-12-10", "2026-12-05", "结束日期早于开始日期")]
    [InlineData("2026-11-20", "2026-11-19", "这一天已经过去")]
    public void Personal_AbsenceThatCannotBe_IsToldWhatIsWrong(string from, string until, string said)
    {
        var typed = new Dictionary<string, string> { ["awayFrom"] = from, ["awayUntil"] = until };

        var faults = OwnSettings.Decide(PersonalSettings.Default, typed, Today).Faults;

        Assert.Equal(said, SettingFaultTexts.Say(faults, Chinese)["awayUntil"]);
    }

    [Fact]
    public void Personal_WhatTheCardDoesNotAsk_Stays()
    {
        var current = new PersonalSettings { TimeZone = "Europe/Paris", ClientLanguage = "en-US", Language = "en-US", DayCardHour = new TimeOnly(9, 0) };

        var (settings, faults) = OwnSettings.Decide(current, new Dictionary<string, string> { ["language"] = "client" }, Today);

        Assert.Empty(faults);
        Assert.Equal(new PersonalSettings { TimeZone = "Europe/Paris", ClientLanguage = "en-US" }, settings);
    }

    [Theory]
    [InlineData("2026-11-24", false)]
    [InlineData("2026-11-25", true)]
    [InlineData("2026-11-27", true)]
    [InlineData("2026-11-28", false)]
    public void IsAwayOn_Day_IsFromTheFirstToTheLast(string day, bool away)
    {
        var settings = new PersonalSettings { AwayFrom = Today, AwayUntil = Today.AddDays(2) };

        Assert.Equal(away, settings.IsAwayOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(21, 59, false)]
    [InlineData(22, 0, true)]
    [InlineData(3, 0, true)]
    [InlineData(7, 0, false)]
    public void IsQuietAt_OverMidnight_IsFromUntil(int hour, int minute, bool quiet)
    {
        var settings = new PersonalSettings { QuietFrom = new TimeOnly(22, 0), QuietUntil = new TimeOnly(7, 0) };

        Assert.Equal(quiet, settings.IsQuietAt(new TimeOnly(hour, minute)));
        Assert.False(PersonalSettings.Default.IsQuietAt(new TimeOnly(hour, minute)));
    }

    [Fact]
    public void Office_TermStarts_AreTypedByNameAndKeptById()
    {
        const string Typed = "第一党支部＝2024-03-15\r\n\r\n 离退休（一）支部 = 2025-01-01\ndepartment:研究室=2023-05-06\n研究室=2022-07-08\n";

        var (settings, faults) = ChangeOffice.Decide(
            OfficeSettings.Default, new Dictionary<string, string> { ["termStarts"] = Typed, ["fixedDay"] = "20" }, Lecture, Units, Today);

        Assert.Empty(faults);
        Assert.Equal(20, settings.FixedDay);
        Assert.Equal(
            ["branch:研究室=2022-07-08", "branch:离退休（一）支部=2025-01-01", "branch:第一党支部=2024-03-15", "department:研究室=2023-05-06"],
            settings.TermStarts.Select(s => $"{s.Key}={s.Value:yyyy-MM-dd}"));
        Assert.Equal(
            "第一党支部=2024-03-15\n离退休（一）支部=2025-01-01\n研究室=2022-07-08\ndepartment:研究室=2023-05-06", TermStarts.Show(settings.TermStarts, Units));
        Assert.Empty(ChangeOffice.Decide(settings, new Dictionary<string, string>(), Lecture, Units, Today).Settings.TermStarts);
    }

    [Fact]
    public void Office_TermStartLeftAsItWas_IsAsOldAsItWas()
    {
        const string First = "第一党支部=2024-03-15";
        var former = Typed(OfficeSettings.Default, First, Today.AddDays(-9));

        var settings = Typed(former, First + "\n离退休（一）支部=2025-01-01", Today);
        Assert.Equal((Today.AddDays(-9), Today), (settings.TermStartsEntered["branch:第一党支部"], settings.TermStartsEntered["branch:离退休（一）支部"]));
        Assert.Equal(Today, Typed(settings, "第一党支部=2024-03-16", Today).TermStartsEntered["branch:第一党支部"]);
        Assert.Equal(settings.TermStartsEntered, OfficeRules.Of(settings).TermStartsEntered);

        static OfficeSettings Typed(OfficeSettings was, string typed, DateOnly today) =>
            ChangeOffice.Decide(was, new Dictionary<string, string> { ["termStarts"] = typed }, Lecture, Units, today).Settings;
    }

    [Fact]
    public void Office_WhatIsSetOfTerms_IsWhatIsOwedBy()
    {
        var settings = OfficeSettings.Default with { FixedDay = 20, TermStarts = OfficeSettings.Default.TermStarts.Add("branch:第一党支部", new(2024, 3, 15)) };

        var rules = OfficeRules.Of(settings);

        Assert.Equal((20, new DateOnly(2024, 3, 15)), (rules.FixedDay, rules.TermStarts["branch:第一党支部"]));
    }

    private static ImmutableArray<OfficeUnit> Units { get; } =
    [
        new("branch:第一党支部", UnitKind.Branch, "第一党支部", 0),
        new("branch:离退休（一）支部", UnitKind.Branch, "离退休（一）支部", 1),
        new("branch:研究室", UnitKind.Branch, "研究室", 2),
        new("department:研究室", UnitKind.Department, "研究室", 3),
    ];

    private static Dictionary<string, Cadence> Lecture { get; } = new()
    {
        ["party-lecture.0"] = new Cadence(1, Period.Year, new CadenceScope([UnitKind.Branch]), "", Confidence.Unverified),
    };

    private static Dictionary<string, string> Stored(Dictionary<string, string?> written) =>
        written.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!);
}
