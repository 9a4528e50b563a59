using Azure;
using Azure.Data.Tables;
using BotApp.Delivery;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Support.Delivery;

namespace BotApp.Tests.Unit.Delivery;

public sealed class PersonDaysTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 30, 0, TimeSpan.FromHours(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakeAsync_FarMoreHeldThanATransactionTakes_TakesThoseOfTheMessageAndLeavesTheRest()
    {
        var days = new PersonDays(new Rows());
        for (var n = 1; n <= 150; n++)
        {
            var page = await days.ReadAsync("p", Day, Ct);
            Assert.True(await days.HoldAsync(page, [new DayItem($"notice-{n}", "o", n % 2 == 0 ? "notice" : "day", Now.AddHours(n))], null, Ct));
        }

        var held = await days.ReadAsync("p", Day, Ct);
        Assert.Equal(150, held.Held.Count);
        var item = held.Held[0].Item;
        var carry = Assert.IsType<DayDecision.Carry>(DayRules.Decide(held, item, Day, isResend: false, Now));

        Assert.True(await days.TakeAsync(held, new DayMessage(Day, item.Key, carry.Items), null, Ct));

        var left = await days.ReadAsync("p", Day, Ct);
        Assert.Equal(2 * DayRules.MostOfAKind, Assert.Single(left.Days).Items.Count);
        Assert.Equal(150 - (2 * DayRules.MostOfAKind), left.Held.Count);
    }

    private sealed class Rows : IDeliveryRows
    {
        private readonly MemoryTable table = new();

        public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct) => Task.FromResult(table.Find(partition, row));

        public Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct) =>
            Task.FromResult(table.Range(partition, range, columns));

        public Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct) =>
            Task.FromResult(table.Submit(actions));
    }
}
