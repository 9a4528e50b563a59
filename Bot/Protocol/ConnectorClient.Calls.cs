using System.Text.Json;

namespace BotApp.Protocol;

/// <summary>Maps operations to calls, and answers to outcomes.</summary>
public sealed partial class ConnectorClient
{
    internal static ConnectorCall Sending(ConversationReference reference) =>
        Call("send", HttpMethod.Post, reference, ConnectorPath.Activities(reference.Conversation?.Id));

    internal static ConnectorCall Updating(ConversationReference reference, string activityId) =>
        Call("update", HttpMethod.Put, reference, ConnectorPath.Activity(reference.Conversation?.Id, activityId)) with { IsRepeatable = true };

    internal static ConnectorCall CreatingPersonal(string serviceUrl, string tenantId) =>
        Creation("create-personal", serviceUrl, tenantId) with { IsRepeatable = true };

    internal static ConnectorCall CreatingThread(string serviceUrl, string tenantId, string channelId) =>
        Creation("create-thread", serviceUrl, tenantId) with { ConversationId = channelId };

    private async Task<SendResult> ChangeAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var attempt = await transport.CallAsync(call, cancellationToken);
        return attempt is Attempt.Answered { Status: < 300 } answer ? new SendResult.Sent(TextIn(answer.Body, "id")) : Outcome(attempt);
    }

    /// <summary>The outcome of an attempt that did not succeed.</summary>
    internal static SendResult Outcome(Attempt attempt)
    {
        switch (attempt)
        {
            case Attempt.Answered { Status: 429 or 412 } wait:
                return new SendResult.Throttled(wait.RetryAfter);
            case Attempt.Answered answer when ConnectorErrors.SaysNothing(answer.Status) && !ConnectorErrors.NamesNobody(ConnectorErrors.CodeOf(answer.Body)):
                return new SendResult.Unknown(UnknownReason.ServerError);
            case Attempt.Answered answer:
                var code = ConnectorErrors.CodeOf(answer.Body);
                return new SendResult.Refused(answer.Status, code, ConnectorErrors.KindOf(answer.Status, code));
            case Attempt.NeverLeft never:
                return new SendResult.NotSent(never.Reason);
            case Attempt.Lost lost:
                return new SendResult.Unknown(lost.Reason);
            default:
                throw new InvalidOperationException("An attempt was answered, never left or was lost.");
        }
    }

    private static ConnectorCall Call(string operation, HttpMethod method, ConversationReference reference, string? path) => new()
    {
        Operation = operation,
        Method = method,
        ServiceUrl = reference.ServiceUrl,
        Path = path,
        TenantId = reference.Conversation?.TenantId,
        ConversationId = reference.Conversation?.Id,
    };

    private static ConnectorCall Creation(string operation, string serviceUrl, string tenantId) => new()
    {
        Operation = operation,
        Method = HttpMethod.Post,
        ServiceUrl = serviceUrl,
        Path = ConnectorPath.Conversations,
        TenantId = tenantId,
    };

    private Activity Addressed(Activity activity, ConversationReference reference)
    {
        FlagSplit(activity);
        return Outgoing(activity) with
        {
            ChannelId = reference.ChannelId,
            From = reference.Bot ?? bot,
            Recipient = reference.Conversation?.ConversationType is ConversationTypes.Personal ? reference.User : null,
            Conversation = new ConversationAccount { Id = reference.Conversation?.Id },
        };
    }

    /// <summary>Without the members that only the platform sets; text is plain unless a format is set.</summary>
    private static Activity Outgoing(Activity activity) => activity with
    {
        Type = activity.Type is "" ? ActivityTypes.Message : activity.Type,
        Id = null,
        Timestamp = null,
        LocalTimestamp = null,
        LocalTimezone = null,
        ServiceUrl = null,
        TextFormat = activity.TextFormat ?? (activity.Text is null ? null : TextFormats.Plain),
    };

    /// <summary>Teams splits a text with an attachment into two messages and returns no id, so neither can be updated later.</summary>
    private void FlagSplit(Activity activity)
    {
        if (activity is not { Text.Length: > 0, Attachments.Count: > 0 })
            return;

        if (isDevelopment)
            throw new ArgumentException("A text and an attachment in one activity become two messages without an id. Send them apart.", nameof(activity));
        LogSplit();
    }

    private static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Activity);

    private static byte[] Write(ConversationParameters parameters) =>
        JsonSerializer.SerializeToUtf8Bytes(parameters, ActivityJson.TypeInfo<ConversationParameters>());

    private static string? TextIn(ReadOnlyMemory<byte> body, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TextAt(name);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A text and an attachment were sent in one activity; Teams makes two messages of them, and neither can be updated")]
    private partial void LogSplit();
}
