using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Storage.Outbox;
using BotApp.Storage.People;
using BotApp.Turns;

namespace BotApp.Features.OpenItems;

/// <summary><c>我的</c>: what the person has still to do, wherever it was decided.</summary>
internal sealed class ShowMine(PeopleStore people)
{
    private const int MostRead = 100;

    /// <summary>The command.</summary>
    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        var page = await people.ListAsync(turn.Person.Id, MostRead, null, ct);
        return new Reply.Card(MyCard.Render(
            new MyCard.Data(
                [.. page.Items.Select(i => new MyCard.Item(i.Title, i.Due, turn.Roster.Unit(i.Unit)?.Name, i.From))],
                turn.Today),
            turn.Texts));
    }
}

/// <summary>Open items of people.</summary>
internal static class OpenItems
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddOpenItems(this IServiceCollection services) =>
        services.AddSingleton<IOutboxProjection, OpenItemProjection>().AddSingleton<ShowMine>();

    /// <summary>Maps its command.</summary>
    public static RouteTable MapOpenItems(this RouteTable routes, IServiceProvider services) =>
        routes.MapCommand(["我的", "my"], Operation.ReadMine, services.GetRequiredService<ShowMine>().CommandAsync);
}
