using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Delivery;
using BotApp.Features.Privacy;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Compose;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Progress;
using BotApp.Features.Reminders.Receive;
using BotApp.Features.Reminders.Texts;
using BotApp.Office.Rights;
using BotApp.Seeds;
using BotApp.Turns;

namespace BotApp.Features.Reminders;

/// <summary>Reminders of the office to many, and the day card of each person.</summary>
internal static class Reminders
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services
            .AddReminderTexts()
            .AddSingleton<ReminderBook>()
            .AddSingleton<ReminderSignal>()
            .AddSingleton<ReminderRecords>()
            .AddSingleton<RecipientTimes>()
            .AddSingleton<EveryonesSettings>()
            .AddSingleton<Audiences>()
            .AddSingleton<ComposeCards>()
            .AddSingleton<ReminderCommand>()
            .AddSingleton<SendReminder>()
            .AddSingleton<CancelReminder>()
            .AddSingleton<HolidayAhead>()
            .AddSingleton<ReviseReminder>()
            .AddSingleton<NoticeCards>()
            .AddSingleton<AcknowledgeReminder>()
            .AddSingleton<SnoozeNotice>()
            .AddSingleton<HolidayCopies>()
            .AddSingleton<ProgressCards>()
            .AddSingleton<ProgressUpdates>()
            .AddDatedReminders()
            .AddSingleton<DatedDone>()
            .AddSingleton<DayTasks>()
            .AddSingleton<DayCards>()
            .AddSingleton<DayCardMessage>()
            .AddSingleton<DayActions>()
            .AddSingleton<SnoozeTimes>()
            .AddSingleton<SnoozeDay>()
            .AddSingleton<DayPlanner>()
            .AddSingleton<SecretaryNotices>()
            .AddSingleton<IPersonTrace, SecretaryTrace>()
            .AddSingleton<IPersonTrace, WatchTrace>()
            .AddSingleton<AgendaRunner>()
            .AddSingleton<ReminderWork>()
            .AddSingleton<IDayMessage>(s => s.GetRequiredService<DayCardMessage>())
            .AddSingleton<IDayClock, DayClock>()
            .AddSingleton<IDeliveryContent, DayAgain>();
        foreach (var kind in (string[])[DeliveryKinds.Holiday, DeliveryKinds.Urgent])
            services.AddSingleton<IDeliveryContent>(s => ActivatorUtilities.CreateInstance<NoticeContent>(s, kind));
        return services;
    }

    /// <summary>Adds the background work of <c>serve</c>: the agenda.</summary>
    public static IServiceCollection AddRemindersWork(this IServiceCollection services) =>
        services.AddHostedService(s => s.GetRequiredService<ReminderWork>());

    /// <summary>Maps its command and buttons.</summary>
    public static RouteTable MapReminders(this RouteTable routes, IServiceProvider services)
    {
        var command = services.GetRequiredService<ReminderCommand>();
        var day = services.GetRequiredService<DayActions>();
        var (snoozeDay, snoozeNotice) = (services.GetRequiredService<SnoozeDay>(), services.GetRequiredService<SnoozeNotice>());
        return routes
            .MapCommand(["提醒", "reminders"], Operation.ManageReminders, command.CommandAsync, spoken: new(["提醒", "发通知", "群发"]))
            .MapTopic(Operation.ManageReminders, t => new HelpCard.Topic(t.HelpReminders, t.HelpRemindersHow, t.CommandReminders), inShared: false)
            .MapVerb(CardVerbs.ReminderList, Operation.ManageReminders, command.ListClickAsync)
            .MapVerb(CardVerbs.ReminderOpen, Operation.ManageReminders, command.OpenAsync)
            .MapVerb(CardVerbs.ReminderSend, Operation.ManageReminders, services.GetRequiredService<SendReminder>().HandleAsync)
            .MapVerb(CardVerbs.ReminderCancel, Operation.ManageReminders, services.GetRequiredService<CancelReminder>().HandleAsync)
            .MapVerb(CardVerbs.ReminderRevise, Operation.ManageReminders, services.GetRequiredService<ReviseReminder>().HandleAsync)
            .MapVerb(CardVerbs.ReminderAck, Operation.AcknowledgeReminder, services.GetRequiredService<AcknowledgeReminder>().HandleAsync)
            // The button of a notice names it; that of the day card names nothing.
            .MapVerb(CardVerbs.ReminderSnooze, Operation.SnoozeDay, (turn, click, ct) =>
                click[CardData.Id] is null ? snoozeDay.HandleAsync(turn, click, ct) : snoozeNotice.HandleAsync(turn, click, ct))
            .MapVerb(CardVerbs.DayOpen, Operation.ReadMine, (turn, click, ct) => day.OpenAsync(turn, click, routes, ct))
            .MapVerb(CardVerbs.DayLog, Operation.LogRecord, day.LogAsync)
            .MapVerb(CardVerbs.DayDone, Operation.UpdateMine, day.DoneAsync)
            .MapVerb(CardVerbs.DaySkip, Operation.MarkNotDue, day.SkipAsync);
    }
}
