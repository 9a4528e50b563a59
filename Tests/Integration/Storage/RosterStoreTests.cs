using BotApp.Storage.Roster;
using BotApp.Storage.Tables;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class RosterStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ReadAsync_BeforeAnyImport_IsEmpty()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));

        var roster = await store.ReadAsync(Ct);

        Assert.Equal((0L, null, 0, 0), (roster.Version, roster.FirstImportedAt, roster.Rows.Units.Count, roster.Rows.Members.Count));
        Assert.Equal(0, await store.VersionAsync(Ct));
    }

    [Fact]
    public async Task ReplaceAsync_Rows_AreReadBackInTheRostersOrder()
    {
        var office = await TestOffice.CreateAsync(azurite);
        // No order of ids.
        var rows = Rows(20, 245);
        rows = rows with { Members = [.. rows.Members.Reverse()] };

        await Store(office).ReplaceAsync(rows, Ct);

        var read = await Store(office).ReadAsync(Ct);
        Assert.Equal((1L, office.Time.GetUtcNow()), (read.Version, read.FirstImportedAt!.Value));
        Assert.Equal(rows.Units, read.Rows.Units);
        Assert.Equal(rows.Members, read.Rows.Members.Select(m => m with { RoleSince = null }));
    }

    [Fact]
    public async Task ReplaceAsync_Roles_KeepTheirDayWhileTheyStandAndGetANewOneWithEachAppointment()
    {
        var office = await TestOffice.CreateAsync(azurite);
        // Who is there from the start had the role before it was kept.
        var (first, rows) = ((DateTimeOffset?)null, Rows(1, 3));
        await Store(office).ReplaceAsync(rows, Ct);

        var second = await AppointAsync("secretary", "member");
        Assert.Equal([second, first, first], await SinceAsync());
        var third = await AppointAsync("member", "secretary");
        Assert.Equal([third, third, first], await SinceAsync());
        var fourth = await AppointAsync("secretary", "member");
        Assert.Equal([fourth, fourth, first], await SinceAsync());
        await Store(office).ReplaceAsync(rows with { Members = [rows.Members[1], rows.Members[2]] }, Ct);
        var back = await AppointAsync("secretary", "member");
        Assert.Equal([back, fourth, first], await SinceAsync());

        async Task<DateTimeOffset> AppointAsync(string one, string other)
        {
            office.Time.Advance(TimeSpan.FromDays(1));
            await Store(office).ReplaceAsync(
                rows with { Members = [rows.Members[0] with { Role = one, RoleSince = DateTimeOffset.MinValue }, rows.Members[1] with { Role = other }, rows.Members[2]] }, Ct);
            return office.Time.GetUtcNow();
        }

        async Task<IEnumerable<DateTimeOffset?>> SinceAsync() =>
            (await Store(office).ReadAsync(Ct)).Rows.Members.OrderBy(m => m.UserId).Select(m => m.RoleSince);
    }

    [Fact]
    public async Task ReplaceAsync_UnitOfALaterImport_KeepsSinceWhenItIsThere()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).ReplaceAsync(Rows(2, 4), Ct);
        office.Time.Advance(TimeSpan.FromDays(1));
        var came = office.Time.GetUtcNow();
        await Store(office).ReplaceAsync(Rows(3, 6), Ct);
        office.Time.Advance(TimeSpan.FromDays(1));
        await Store(office).ReplaceAsync(Rows(3, 9), Ct);

        var units = (await Store(office).ReadAsync(Ct)).Rows.Units.ToDictionary(u => u.Id, u => u.Since);

        Assert.Equal((null, null, came), (units["branch:第0党支部"], units["branch:第1党支部"], units["branch:第2党支部"]));
    }

    [Fact]
    public async Task ReplaceAsync_MembersOrGroupsChange_KeepsWhatTheUnitWas()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var rows = Rows(2, 8);
        await Store(office).ReplaceAsync(rows, Ct);
        var grouped = rows with { Members = [.. rows.Members.Select((m, i) => i % 2 == 0 ? m with { Group = i < 4 ? "一组" : "二组" } : m)] };
        var one = await ImportAsync(grouped);
        var renamed = grouped with { Members = [.. grouped.Members.Select(m => m with { Title = "书记" })] };
        await ImportAsync(renamed);
        var two = await ImportAsync(renamed with { Members = [.. renamed.Members.Skip(1)] });
        office.Time.Advance(TimeSpan.FromDays(40));
        var three = office.Time.GetUtcNow();
        await Store(office).RemoveAsync(renamed.Members[2].UserId, Ct);

        var units = (await Store(office).ReadAsync(Ct)).Rows.Units.ToDictionary(u => u.Id, u => u.FormerSizes);

        Assert.Equal([new FormerSize(one, 4, 0), new(two, 4, 2), new(three, 3, 2)], units["branch:第0党支部"]);
        Assert.Empty(units["branch:第1党支部"]);

        async Task<DateTimeOffset> ImportAsync(RosterRows next)
        {
            office.Time.Advance(TimeSpan.FromDays(40));
            await Store(office).ReplaceAsync(next, Ct);
            return office.Time.GetUtcNow();
        }
    }

    [Fact]
    public async Task ReplaceAsync_RosterIsFilledInAfterTheFirstImport_WasNeverSmaller()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).ReplaceAsync(Rows(2, 2), Ct);
        office.Time.Advance(TimeSpan.FromDays(7));

        await Store(office).ReplaceAsync(Rows(2, 20), Ct);

        Assert.All((await Store(office).ReadAsync(Ct)).Rows.Units, u => Assert.Empty(u.FormerSizes));
    }

    [Fact]
    public async Task ReplaceAsync_UnitComesBack_HasNoFormerSize()
    {
        var office = await TestOffice.CreateAsync(azurite);
        foreach (var rows in new[] { Rows(2, 8), Rows(2, 12), Rows(1, 8), Rows(2, 8) })
        {
            office.Time.Advance(TimeSpan.FromDays(40));
            await Store(office).ReplaceAsync(rows, Ct);
        }

        var units = (await Store(office).ReadAsync(Ct)).Rows.Units.ToDictionary(u => u.Id, u => u.FormerSizes);

        Assert.Equal([4, 6, 8], units["branch:第0党支部"].Select(s => s.Members));
        Assert.Empty(units["branch:第1党支部"]);
    }

    [Fact]
    public async Task ReplaceAsync_SizeChangesOften_KeepsTheLatest()
    {
        var office = await TestOffice.CreateAsync(azurite);
        foreach (var members in Enumerable.Range(1, 30))
        {
            office.Time.Advance(TimeSpan.FromDays(40));
            await Store(office).ReplaceAsync(Rows(1, members), Ct);
        }

        var unit = Assert.Single((await Store(office).ReadAsync(Ct)).Rows.Units);

        Assert.Equal(Enumerable.Range(6, 24), unit.FormerSizes.Select(s => s.Members));
    }

    [Fact]
    public async Task ReplaceAsync_SameContentInAnotherOrder_WritesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var rows = Rows(3, 30);
        await Store(office).ReplaceAsync(rows, Ct);
        var network = new FaultyNetwork();

        await Store(office, network).ReplaceAsync(rows with { Members = [.. rows.Members.Reverse()] }, Ct);

        Assert.Equal((1L, 0), (await Store(office).VersionAsync(Ct), network.Writes));
    }

    [Fact]
    public async Task ReplaceAsync_OtherContent_ReplacesTheWhole()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).ReplaceAsync(Rows(5, 150), Ct);
        office.Time.Advance(TimeSpan.FromDays(1));

        await Store(office).ReplaceAsync(Rows(2, 7), Ct);

        var read = await Store(office).ReadAsync(Ct);
        Assert.Equal((2L, 2, 7), (read.Version, read.Rows.Units.Count, read.Rows.Members.Count));
        Assert.Equal(office.Time.GetUtcNow() - TimeSpan.FromDays(1), read.FirstImportedAt);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("role")]
    [InlineData("order")]
    public async Task ReplaceAsync_OneValueChanged_IsAChange(string what)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var rows = Rows(2, 4);
        await Store(office).ReplaceAsync(rows, Ct);
        var changed = what switch
        {
            "title" => rows with { Members = [.. rows.Members.Select((m, i) => i == 2 ? m with { Title = null } : m)] },
            "role" => rows with { Members = [.. rows.Members.Select((m, i) => i == 2 ? m with { Role = "secretary" } : m)] },
            _ => rows with { Units = [.. rows.Units.Select(u => u with { Order = 9 - u.Order })] },
        };

        await Store(office).ReplaceAsync(changed, Ct);

        Assert.Equal(2, await Store(office).VersionAsync(Ct));
    }

    [Fact]
    public async Task ReplaceAsync_BreaksOffHalfway_LeavesTheFormerRosterAndTheNextImportWorks()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).ReplaceAsync(Rows(1, 3), Ct);
        // The first of three batches arrives, then nothing does.
        var network = new FaultyNetwork(Enumerable.Repeat(Fault.LostBefore, 100).Prepend(Fault.None));
        await Assert.ThrowsAnyAsync<Exception>(() => Store(office, network).ReplaceAsync(Rows(20, 245), Ct));

        var read = await Store(office).ReadAsync(Ct);
        Assert.Equal((1L, 3), (read.Version, read.Rows.Members.Count));

        await Store(office).ReplaceAsync(Rows(20, 245), Ct);
        Assert.Equal(245, (await Store(office).ReadAsync(Ct)).Rows.Members.Count);
    }

    [Fact]
    public async Task ReplaceAsync_AnotherImportBreaksOffMeanwhile_IsNotHarmed()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).ReplaceAsync(Rows(1, 3), Ct);
        var network = new FaultyNetwork();
        network.AfterEffect = async () =>
        {
            network.AfterEffect = null;
            var broken = new FaultyNetwork(Enumerable.Repeat(Fault.LostBefore, 100).Prepend(Fault.None));
            await Assert.ThrowsAnyAsync<Exception>(() => Store(office, broken).ReplaceAsync(Rows(5, 245), Ct));
        };

        // The other one takes its time: on a busy machine the client gives its first try up, tries again, and meets what that has written.
        await Racing(office, network).ReplaceAsync(Rows(20, 200), Ct);

        Assert.Equal(200, (await Store(office).ReadAsync(Ct)).Rows.Members.Count);
    }

    [Fact]
    public async Task ReplaceAsync_Often_KeepsNoMoreThanTwoGenerations()
    {
        var office = await TestOffice.CreateAsync(azurite);
        for (var i = 1; i <= 6; i++)
            await Store(office).ReplaceAsync(Rows(1, i), Ct);

        var rows = await office.Tables.Roster.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Ct).CountAsync(Ct);
        Assert.Equal(1 + (1 + 6) + (1 + 5), rows);
    }

    [Fact]
    public async Task ReplaceAsync_TwoHostsAtOnce_OneRosterIsWhole()
    {
        var office = await TestOffice.CreateAsync(azurite);

        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Racing(office).ReplaceAsync(Rows(i, i * 20), Ct)));

        var read = await Store(office).ReadAsync(Ct);
        Assert.Equal(6, read.Version);
        Assert.Equal(read.Rows.Units.Count * 20, read.Rows.Members.Count);
    }

    [Fact]
    public async Task ReplaceAsync_MadeFromAVersionThatIsNotInForceAnyMore_WritesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).ReplaceAsync(Rows(2, 4), Ct);
        var read = await Store(office).ReadAsync(Ct);
        var erased = read.Rows.Members[0].UserId;
        await Store(office).RemoveAsync(erased, Ct);

        Assert.False(await Store(office).ReplaceAsync(read.Rows with { Units = [.. read.Rows.Units, new RosterUnitRow("branch:新", "Branch", "新", 9)] }, read.Version, Ct));

        Assert.DoesNotContain((await Store(office).ReadAsync(Ct)).Rows.Members, m => m.UserId == erased);
    }

    [Fact]
    public async Task ReadAsync_WhileImportsGoOn_SeesOneRosterWhole()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).ReplaceAsync(Rows(1, 20), Ct);
        var imports = Task.Run(
            async () =>
            {
                for (var i = 2; i <= 8; i++)
                    await Store(office).ReplaceAsync(Rows(i, i * 20), Ct);
            },
            Ct);
        while (!imports.IsCompleted)
        {
            var read = await Store(office).ReadAsync(Ct);
            Assert.Equal(read.Rows.Units.Count * 20, read.Rows.Members.Count);
        }

        await imports;
    }

    [Fact]
    public async Task ReplaceAsync_AnswerOfTheTurnOverLost_SaysThatItIsInForce()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = new RosterStore(office.Connect(new FaultyNetwork { OfRows = [Fault.LostAfter] }), TimeProvider.System, Jitters.System);

        Assert.True(await store.ReplaceAsync(Rows(2, 2), 0, Ct));
        Assert.Equal(1, await store.VersionAsync(Ct));
    }

    [Fact]
    public async Task ReplaceAsync_UnitTwice_Throws()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        var rows = Rows(2, 2);

        await Assert.ThrowsAsync<ArgumentException>(() => store.ReplaceAsync(rows with { Units = [.. rows.Units, rows.Units[0]] }, Ct));
    }

    [Fact]
    public async Task ReplaceAsync_PersonTwiceInAUnit_Throws()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));
        var rows = Rows(2, 2);

        await Assert.ThrowsAsync<ArgumentException>(
            () => store.ReplaceAsync(rows with { Members = [.. rows.Members, rows.Members[0] with { Role = "secretary" }] }, Ct));
    }

    private static RosterStore Store(TestOffice office, FaultyNetwork? network = null) =>
        new(network is null ? office.Tables : office.Connect(network), office.Time, Jitters.System);

    /// <summary>One whose waits between tries pass.</summary>
    private static RosterStore Racing(TestOffice office, FaultyNetwork? network = null) =>
        new(network is null ? office.Tables : office.Connect(network), TimeProvider.System, Jitters.System);

    private static RosterRows Rows(int units, int members) => new(
        [.. Enumerable.Range(0, units).Select(i => new RosterUnitRow($"branch:第{i}党支部", "branch", $"第{i}党支部", units - i)).Reverse()],
        [.. Enumerable.Range(0, members).Select(i => new RosterMemberRow(
            $"00000000-0000-0000-0000-{i:D12}", $"u{i}@example.org", $"姓名{i}", $"branch:第{i % units}党支部", "member", "委员", null))]);
}
