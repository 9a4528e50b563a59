using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Features.Privacy;
using BotApp.Features.Retention;
using BotApp.Office.Rights;
using BotApp.Storage.Outbox;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>Problems, measures, tasks and decisions of meetings: enter, update, close and look back.</summary>
internal static class Ledgers
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddLedgers(this IServiceCollection services) => services
        .AddSingleton<IOutboxProjection, LedgerProjection>()
        .AddSingleton<IPersonTrace, LedgerTrace>()
        .AddSingleton<IRecordTrace, LedgerRecordTrace>()
        .AddSingleton<LedgerSettings>()
        .AddSingleton<LinkedEntries>()
        .AddSingleton<LedgerViews>()
        .AddSingleton<ItemDesk>()
        .AddSingleton<ListLedger>()
        .AddSingleton<ShowItem>()
        .AddSingleton<UpdateItem>()
        .AddSingleton<CloseItem>()
        .AddSingleton<MarkMeasure>()
        .AddSingleton<LookBack>()
        .AddSingleton<CancelItem>()
        .AddSingleton<ItemForms>()
        .AddSingleton<SaveItemHandler>()
        .AddSingleton<ChangeLedgers>()
        .AddSingleton<ReplaceCheckers>();

    /// <summary>Adds the background work of <c>serve</c>, which reassigns look-backs of people who left.</summary>
    public static IServiceCollection AddLedgerWork(this IServiceCollection services) => services.AddHostedService<ReplaceCheckersWork>();

    /// <summary>Maps its command and buttons.</summary>
    public static RouteTable MapLedgers(this RouteTable routes, IServiceProvider services)
    {
        var list = services.GetRequiredService<ListLedger>();
        var forms = services.GetRequiredService<ItemForms>();
        var settings = services.GetRequiredService<ChangeLedgers>();
        return routes
            .MapCommand(["台账", "ledger", "ledgers"], Operation.ListLedger, list.CommandAsync, spoken: new(["台账", "台帐", "问题清单", "整改清单"]))
            .MapTopic(Operation.ListLedger, t => new HelpCard.Topic(t.HelpLedger, t.HelpLedgerHow, t.CommandLedger), inShared: false)
            .MapVerb(CardVerbs.LedgerList, Operation.ListLedger, list.PageAsync)
            .MapVerb(CardVerbs.LedgerOpen, Operation.ReadItem, services.GetRequiredService<ShowItem>().HandleAsync)
            .MapVerb(CardVerbs.LedgerUpdate, Operation.UpdateItem, services.GetRequiredService<UpdateItem>().HandleAsync)
            .MapVerb(CardVerbs.LedgerClose, Operation.CloseItem, services.GetRequiredService<CloseItem>().HandleAsync)
            .MapVerb(CardVerbs.LedgerMeasure, Operation.MarkMeasure, services.GetRequiredService<MarkMeasure>().HandleAsync)
            .MapVerb(CardVerbs.LedgerLookBack, Operation.LookBack, services.GetRequiredService<LookBack>().HandleAsync)
            .MapVerb(CardVerbs.LedgerCancel, Operation.EditItem, services.GetRequiredService<CancelItem>().HandleAsync)
            .MapVerb(CardVerbs.LedgerNew, Operation.EditItem, forms.NewAsync)
            .MapVerb(CardVerbs.LedgerEdit, Operation.EditItem, forms.EditAsync)
            .MapVerb(CardVerbs.LedgerSave, Operation.EditItem, services.GetRequiredService<SaveItemHandler>().HandleAsync)
            .MapVerb(CardVerbs.LedgerSettings, Operation.OfficeSettings, settings.ShowAsync)
            .MapVerb(CardVerbs.LedgerSaveSettings, Operation.OfficeSettings, settings.SaveAsync);
    }
}
