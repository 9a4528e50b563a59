using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Messages to Teams and questions about who is there.</summary>
/// <remarks>
/// Every expected outcome is a value; see <see cref="SendResult"/>. What throws is a mistake in the call, or
/// <see cref="OperationCanceledException"/> when it was cancelled while waiting for its turn: then no message was sent.
/// Once a request is under way it is finished (at most <see cref="ConnectorTransport.AttemptTimeout"/>).
/// </remarks>
public sealed partial class ConnectorClient : IConnector
{
    private const int PageSize = 500;

    private readonly ConnectorTransport transport;
    private readonly ChannelAccount? bot;
    private readonly bool isDevelopment;
    private readonly ILogger<ConnectorClient> logger;

    internal ConnectorClient(
        ConnectorTransport transport, IOptions<BotOptions> options, IHostEnvironment environment, ILogger<ConnectorClient> logger)
    {
        this.transport = transport;
        this.logger = logger;
        bot = options.Value.Account;
        isDevelopment = environment.IsDevelopment();
    }

    /// <inheritdoc />
    public Task<SendResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken) =>
        ChangeAsync(
            Sending(reference) with { Body = Write(Addressed(activity, reference)) }, cancellationToken);

    /// <summary>Posts a message as the answer to another.</summary>
    public Task<SendResult> ReplyAsync(
        ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        ChangeAsync(
            Call("reply", HttpMethod.Post, reference, ConnectorPath.Activity(reference.Conversation?.Id, activityId)) with
            {
                Body = Write(Addressed(activity, reference) with { ReplyToId = activityId }),
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<SendResult> UpdateAsync(
        ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        ChangeAsync(
            Updating(reference, activityId) with { Body = Write(Addressed(activity, reference)) }, cancellationToken);

    /// <summary>Takes a message of ours away. One that is gone already counts as taken away.</summary>
    public async Task<SendResult> DeleteAsync(ConversationReference reference, string activityId, CancellationToken cancellationToken)
    {
        var result = await ChangeAsync(
            Call("delete", HttpMethod.Delete, reference, ConnectorPath.Activity(reference.Conversation?.Id, activityId)) with
            {
                IsRepeatable = true,
            },
            cancellationToken);
        return result is SendResult.Refused { Kind: RefusalKind.NotFound } ? new SendResult.Sent(activityId) : result;
    }

    /// <inheritdoc />
    public Task<SendResult> CreatePersonalConversationAsync(
        string serviceUrl, string tenantId, string memberId, CancellationToken cancellationToken) =>
        ChangeAsync(
            CreatingPersonal(serviceUrl, tenantId) with { Body = Write(ConversationParameters.ForPerson(bot, tenantId, memberId)) }, cancellationToken);

    /// <inheritdoc />
    public async Task<SendResult> CreateChannelThreadAsync(
        string serviceUrl, string tenantId, string channelId, Activity activity, CancellationToken cancellationToken)
    {
        FlagSplit(activity);
        var call = CreatingThread(serviceUrl, tenantId, channelId) with
        {
            Body = Write(ConversationParameters.ForThread(bot, tenantId, channelId, Outgoing(activity))),
        };
        var attempt = await transport.CallAsync(call, cancellationToken);
        return attempt is Attempt.Answered { Status: < 300 } answer
            ? new SendResult.Sent(TextIn(answer.Body, "activityId")) { ConversationId = TextIn(answer.Body, "id") }
            : Outcome(attempt);
    }

    /// <summary>One person of a conversation.</summary>
    /// <param name="memberId">The person's <c>29:…</c> id, Entra object id or UPN.</param>
    public Task<ConnectorRead<TeamsMember>> GetMemberAsync(
        ConversationReference reference, string memberId, CancellationToken cancellationToken) =>
        ReadAsync(
            Call("member", HttpMethod.Get, reference, ConnectorPath.Member(reference.Conversation?.Id, memberId)),
            ActivityJson.TypeInfo<TeamsMember>(),
            cancellationToken);

    /// <summary>Everyone of a conversation (or of a team, with the team's id as conversation), to the last page.</summary>
    public async Task<ConnectorRead<IReadOnlyList<TeamsMember>>> GetPagedMembersAsync(
        ConversationReference reference, CancellationToken cancellationToken)
    {
        var members = new List<TeamsMember>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var path = ConnectorPath.MemberPage(reference.Conversation?.Id, PageSize, continuation);
            var read = await ReadAsync(
                Call("members", HttpMethod.Get, reference, path), ActivityJson.TypeInfo<MemberPage>(), cancellationToken);
            if (read is ConnectorRead<MemberPage>.Failed failed)
                return new ConnectorRead<IReadOnlyList<TeamsMember>>.Failed(failed.Reason);

            var page = ((ConnectorRead<MemberPage>.Found)read).Value;
            members.AddRange(page.Members ?? []);
            continuation = page.ContinuationToken is { Length: > 0 } token ? token : null;

            // The same page again would never end; and half a roster must not pass for a whole one.
            if (continuation is not null && !seen.Add(continuation))
                return new ConnectorRead<IReadOnlyList<TeamsMember>>.Failed(Unreadable(200, "RepeatedContinuationToken"));
        }
        while (continuation is not null);

        return new ConnectorRead<IReadOnlyList<TeamsMember>>.Found(members);
    }

    /// <summary>A team by its thread id.</summary>
    public Task<ConnectorRead<TeamDetails>> GetTeamAsync(
        string serviceUrl, string tenantId, string teamId, CancellationToken cancellationToken) =>
        ReadAsync(
            TeamCall("team", serviceUrl, tenantId, ConnectorPath.Team(teamId)), ActivityJson.TypeInfo<TeamDetails>(), cancellationToken);

    /// <summary>The channels of a team.</summary>
    public async Task<ConnectorRead<IReadOnlyList<ChannelInfo>>> GetChannelsAsync(
        string serviceUrl, string tenantId, string teamId, CancellationToken cancellationToken)
    {
        var call = TeamCall("channels", serviceUrl, tenantId, ConnectorPath.Channels(teamId));
        return await ReadAsync(call, ActivityJson.TypeInfo<ChannelList>(), cancellationToken) switch
        {
            ConnectorRead<ChannelList>.Found found => new ConnectorRead<IReadOnlyList<ChannelInfo>>.Found(found.Value.Conversations ?? []),
            ConnectorRead<ChannelList>.Failed failed => new ConnectorRead<IReadOnlyList<ChannelInfo>>.Failed(failed.Reason),
            _ => throw new InvalidOperationException("A read is found or failed."),
        };
    }
}
