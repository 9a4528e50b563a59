using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Features.Records.Import;
using BotApp.Features.Records.Sentences;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>Entering, listing, changing and cancelling records other than meetings and ledger items, on cards built from the registers.</summary>
internal static class Records
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton<RecordFinder>()
        .AddSingleton<RecordSaver>()
        .AddSingleton<PostedDrafts>()
        .AddSingleton<RecordLinks>()
        .AddSingleton<RecordViews>()
        .AddSingleton<NewRecord>()
        .AddSingleton<SaveRecordHandler>()
        .AddSingleton<OpenRecord>()
        .AddSingleton<CancelRecordHandler>()
        .AddSingleton<ListRecords>()
        .AddSingleton<ImportRecords>()
        .AddSingleton<RecordSentences>()
        .AddSingleton<LogRecordSentence>();

    /// <summary>Maps its commands and buttons.</summary>
    public static RouteTable MapRecords(this RouteTable routes, IServiceProvider services)
    {
        var create = services.GetRequiredService<NewRecord>();
        var sentences = services.GetRequiredService<LogRecordSentence>();
        var open = services.GetRequiredService<OpenRecord>();
        var list = services.GetRequiredService<ListRecords>();
        return routes
            .MapCommand(["登记", "record"], Operation.LogRecord, sentences.RecordAsync, inShared: true)
            .MapSentence(Operation.LogRecord, sentences.SentenceAsync)
            .MapCommand(["登记簿", "records"], Operation.ReadRecords, list.CommandAsync, inShared: true, new(["登记簿", "登记记录"]))
            .MapTopic(Operation.LogRecord, t => new HelpCard.Topic(t.HelpRecord, t.HelpRecordHow, t.CommandRecord))
            .MapTopic(Operation.ReadRecords, t => new HelpCard.Topic(t.HelpRecordBook, t.HelpRecordBookHow, t.CommandRecordBook))
            .MapVerb(CardVerbs.RecordNew, Operation.LogRecord, create.FormAsync, inShared: true)
            .MapVerb(CardVerbs.RecordSave, Operation.LogRecord, services.GetRequiredService<SaveRecordHandler>().HandleAsync, inShared: true)
            .MapVerb(CardVerbs.RecordEdit, Operation.EditRecord, open.EditAsync, inShared: true)
            .MapVerb(CardVerbs.RecordCancel, Operation.CancelRecord, services.GetRequiredService<CancelRecordHandler>().HandleAsync, inShared: true)
            .MapVerb(CardVerbs.RecordOpen, Operation.ReadRecords, open.OpenAsync, inShared: true)
            .MapVerb(CardVerbs.RecordList, Operation.ReadRecords, list.PageAsync, inShared: true);
    }
}
