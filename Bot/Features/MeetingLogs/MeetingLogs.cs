using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Sentences.Meetings;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary>Logging, listing, changing and cancelling meetings.</summary>
internal static class MeetingLogs
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddMeetingLogs(this IServiceCollection services) => services
        .AddSingleton(s => new QuickLogParser(RegisterNames.Of(s.GetRequiredService<RegisterCatalog>())))
        .AddSingleton<MeetingViews>()
        .AddSingleton<MeetingTwins>()
        .AddSingleton<LogMeeting>()
        .AddSingleton<SaveMeetingHandler>()
        .AddSingleton<OpenMeeting>()
        .AddSingleton<CancelMeeting>()
        .AddSingleton<ListMeetings>();

    /// <summary>Maps its commands and buttons.</summary>
    public static RouteTable MapMeetingLogs(this RouteTable routes, IServiceProvider services)
    {
        var log = services.GetRequiredService<LogMeeting>();
        var open = services.GetRequiredService<OpenMeeting>();
        var list = services.GetRequiredService<ListMeetings>();
        return routes
            .MapCommand(
                ["记", "记一次会议", "log"], Operation.LogRecord, log.CommandAsync, inShared: true,
                new(["登记一次会议", "登记会议", "记录会议", "会议登记", "记会议"]))
            .MapCommand(["会议", "meetings"], Operation.ListMeetings, list.CommandAsync, inShared: true, new(["哪些会", "什么会", "几次会", "会议列表", "会议记录"]))
            .MapTopic(Operation.LogRecord, t => new HelpCard.Topic(t.HelpLog, t.HelpLogHow, t.CommandLog, t.HelpLogExample))
            .MapTopic(Operation.ListMeetings, t => new HelpCard.Topic(t.HelpMeetings, t.HelpMeetingsHow, t.CommandMeetings))
            .MapOtherwise(Operation.LogRecord, log.SentenceAsync)
            .MapVerb(CardVerbs.MeetingSave, Operation.LogRecord, services.GetRequiredService<SaveMeetingHandler>().HandleAsync, inShared: true)
            .MapVerb(CardVerbs.MeetingEdit, Operation.EditRecord, open.EditAsync, inShared: true)
            .MapVerb(CardVerbs.MeetingCancel, Operation.CancelRecord, services.GetRequiredService<CancelMeeting>().HandleAsync, inShared: true)
            .MapVerb(CardVerbs.MeetingOpen, Operation.ReadRecords, open.OpenAsync, inShared: true)
            .MapVerb(CardVerbs.MeetingList, Operation.ListMeetings, list.PageAsync, inShared: true);
    }
}
