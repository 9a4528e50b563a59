using System.Text.Json;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Features.Roster;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Protocol;
using BotApp.Storage.Posts;
using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary>Posts a channel's summary once when it is due, and updates it when someone asks again that day.</summary>
internal sealed partial class StatusPosts(
    StatusQuery query,
    PostStore posts,
    RegisterCatalog registers,
    CalendarView calendar,
    SettingsView settings,
    OfficeClock clock,
    OfficeStart start,
    IConnector connector,
    Outgoing outgoing,
    BackgroundWork background,
    TimeProvider time,
    FormerUnits formerUnits,
    ILogger<StatusPosts> logger)
{
    /// <summary>Posts due summaries that no host has claimed. Any number of hosts may run it at once.</summary>
    public async Task PostDueAsync(RosterSnapshot roster, CancellationToken ct)
    {
        foreach (var (conversation, channel) in settings.Channels)
        {
            // If all its units have left the roster there is nothing to post; people who ask there are told so.
            if (StatusScope.OfChannel(roster, channel.Units).IsEmpty)
                continue;
            if (StatusPostPlan.Due(channel, clock.Now, calendar.Current) is { } period)
                await PostAsync(conversation, channel, period, roster, ct);
        }
    }

    /// <summary>Someone asked here, so the day's post is updated in place to match the answer. Runs in the background.</summary>
    public void RefreshLater(Turn turn)
    {
        var conversation = SettingsNames.ConversationOf(turn.ConversationId);
        var channel = settings.OfChannel(conversation);
        if (channel.Post is ChannelPost.None || channel.Reference is null)
            return;

        background.Run(
            async ct =>
            {
                try
                {
                    await RefreshAsync(conversation, channel, turn.Roster, ct);
                }
                catch (Exception e)
                {
                    // The post stays as it was; the person has the answer.
                    LogNotRefreshed(logger, e);
                }
            },
            RefreshLimit);
    }

    private async Task RefreshAsync(string conversation, ChannelSettings channel, RosterSnapshot roster, CancellationToken ct)
    {
        if (StatusScope.OfChannel(roster, channel.Units).IsEmpty
            || await posts.FindAsync(conversation, clock.Today, ct) is not { MessageId: { } message } post
            || StatusPeriodReader.Read(post.Period, post.Day) is not { } period
            || ReferenceOf(channel) is not { } where)
            return;

        outgoing.UpdateLater(In(where, post.Thread), message, await CardAsync(channel, period, roster, ct));
    }

    private static readonly TimeSpan RefreshLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(10);

    private async Task PostAsync(string conversation, ChannelSettings channel, StatusPeriod period, RosterSnapshot roster, CancellationToken ct)
    {
        var former = await posts.FindAsync(conversation, clock.Today, ct);
        if (ReferenceOf(channel) is not { } where || !StatusPostPlan.MayBeSent(former, clock.Now))
            return;

        // The card first: the post is not claimed unless the card can be made.
        var message = Outgoing.CardMessage(await CardAsync(channel, period, roster, ct));
        // Without the host's token: a claim cancelled on its way might succeed with nobody left to post.
        using var claiming = new CancellationTokenSource(WriteLimit, time);
        var post = (former ?? new StoredPost(conversation, clock.Today, "")) with { Period = period.ToString() };
        if (await posts.ClaimAsync(post, claiming.Token) is not { } claimed)
            return;

        SendResult? result = null;
        try
        {
            result = await SendAsync(where, message, ct);
        }
        catch (OperationCanceledException)
        {
            // The host stopped while the post waited for its turn: it was not sent.
        }

        // The result is stored even while the host stops; else no host would ever know it.
        using var writing = new CancellationTokenSource(WriteLimit, time);
        switch (result)
        {
            case SendResult.Sent sent:
                await posts.SentAsync(claimed, sent.Id ?? "", sent.ConversationId ?? where.Conversation?.Id ?? conversation, writing.Token);
                LogPosted(logger, period.ToString());
                break;
            case null:
                await posts.ReleaseAsync(claimed, writing.Token);
                ct.ThrowIfCancellationRequested();
                break;
            case SendResult.Throttled or SendResult.NotSent:
                await posts.ReleaseAsync(claimed, writing.Token);
                LogWaits(logger, result.GetType().Name);
                break;
            case SendResult.Refused refused:
                // Nothing was posted, but a later try may succeed: the app may be added again that day.
                await posts.RefusedAsync(claimed, writing.Token);
                LogRefused(logger, refused.Status, refused.Code);
                break;
            default:
                // It may have arrived: a second post is worse than none, as 状态 answers at any time.
                LogLeft(logger, result.GetType().Name);
                break;
        }
    }

    private async Task<AdaptiveCard> CardAsync(ChannelSettings channel, StatusPeriod period, RosterSnapshot roster, CancellationToken ct)
    {
        var texts = CardTexts.For(channel.Language);
        var units = StatusNames.Apart(StatusScope.OfChannel(roster, channel.Units, StatusNames.Left(await formerUnits.OfAsync(roster, ct), texts)), texts);
        var question = new StatusQuestion(roster, units, StatusScope.IsWhole(roster, units), period, clock.Today, start.On);
        var frame = new StatusFrame(question, clock.Now, texts, HasOthers: units.Length > 1, CountsOnly: settings.Office.ContentLevel is ContentLevel.CountsOnly);
        var report = await query.AskAsync(question, ct);
        // The same card as the answer to 状态: the overview would not name a single unit.
        return units.Length == 1 ? StatusCards.Unit(report, registers, frame, []) : StatusCards.Overview(report, registers, frame);
    }

    // In a channel the post begins a thread of its own.
    private Task<SendResult> SendAsync(ConversationReference where, Activity message, CancellationToken ct) =>
        where is { Conversation: { ConversationType: ConversationTypes.Channel, Id: { } channel, TenantId: { } tenant }, ServiceUrl: { } service }
            ? connector.CreateChannelThreadAsync(service, tenant, channel, message, ct)
            : connector.SendAsync(where, message, ct);

    private static ConversationReference In(ConversationReference where, string? thread) =>
        thread is { Length: > 0 } && where.Conversation is { } conversation ? where with { Conversation = conversation with { Id = thread } } : where;

    private static ConversationReference? ReferenceOf(ChannelSettings channel) =>
        channel.Reference is { } json ? JsonSerializer.Deserialize(json, ActivityJson.Reference) : null;

    [LoggerMessage(1, LogLevel.Information, "The summary of {Period} was posted.")]
    private static partial void LogPosted(ILogger logger, string period);

    [LoggerMessage(2, LogLevel.Warning, "A summary was not posted yet: {Outcome}. It is tried again.")]
    private static partial void LogWaits(ILogger logger, string outcome);

    [LoggerMessage(3, LogLevel.Warning, "A summary may not have been posted: {Outcome}. It is not tried again, and the office is told in its settings.")]
    private static partial void LogLeft(ILogger logger, string outcome);

    [LoggerMessage(5, LogLevel.Warning, "A summary was refused: {Status} {Code}. It is tried again later today, and the office is told in its settings.")]
    private static partial void LogRefused(ILogger logger, int status, string? code);

    [LoggerMessage(4, LogLevel.Warning, "The day's summary was not brought up to date.")]
    private static partial void LogNotRefreshed(ILogger logger, Exception e);
}
