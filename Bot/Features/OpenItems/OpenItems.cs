using BotApp.Cards.General;
using BotApp.Features.Holidays;
using BotApp.Features.Ledgers;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.SelfReviews;
using BotApp.Storage.People;
using BotApp.Turns;

namespace BotApp.Features.OpenItems;

/// <summary><c>我的</c>: what the person still has to do, whichever unit it comes from.</summary>
internal sealed class ShowMine(PeopleStore people, CalendarView calendar)
{
    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        var items = await OwnItems.WithBranchesAsync(people, turn.Person, turn.Roster, turn.Today, calendar.Current, ct);
        return new Reply.Card(MyCard.Render(new MyCard.Data([.. items.Select(i => Line(i, turn))], turn.Today), turn.Texts));
    }

    private MyCard.Item Line(OpenItem item, Turn turn) =>
        ItemOf(item, turn) with { WorkdaysLate = item.Due is { } due ? Overdue.Workdays(due, turn.Today, calendar.Current) : 0 };

    // For a self-review the line shows the round's name and a button to go on.
    private static MyCard.Item ItemOf(OpenItem item, Turn turn) => item.Register == AutomaticRegisters.SelfReview
        ? new MyCard.Item(
            turn.Roster.Unit(item.PersonId) is { } branch ? turn.Texts.ReviewMineOfBranch(item.Title, branch.Name)
                : OwedReview.IsReturned(item) ? turn.Texts.ReviewMineReturned(item.Title)
                : turn.Texts.ReviewMine(item.Title),
            item.Due, null, null, new(turn.Texts.ReviewGoOn, turn.Texts.CommandReview))
        : new MyCard.Item(item.Title, item.Due, turn.Roster.UnitOrFormer(item.Unit)?.Name, item.From)
        {
            Ledger = LedgerViews.Target(item.Unit, item.RecordId),
            Duty = ListLedger.DutyName(item, turn.Texts),
        };
}

/// <summary>Open items of people.</summary>
internal static class OpenItems
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddOpenItems(this IServiceCollection services) =>
        services.AddSingleton<ShowMine>();

    /// <summary>Maps its command.</summary>
    public static RouteTable MapOpenItems(this RouteTable routes, IServiceProvider services) =>
        routes
            .MapCommand(["我的", "my"], Operation.ReadMine, services.GetRequiredService<ShowMine>().CommandAsync, spoken: new(["待办", "我的任务", "我的事", "我要做什么"]))
            .MapTopic(Operation.ReadMine, t => new HelpCard.Topic(t.HelpMy, t.HelpMyHow, t.CommandMy), inShared: false);
}
