namespace BotApp.Protocol;

/// <summary>The outcome of a call that changes something at the connector. Outages are values too, not exceptions.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>Done.</summary>
    /// <param name="Id">Id of the new message, or of the new personal conversation. Null if the platform states none.</param>
    public sealed record Sent(string? Id) : SendResult
    {
        /// <summary>The thread, after starting one in a channel.</summary>
        public string? ConversationId { get; init; }
    }

    /// <summary>Not done: the platform asked to wait longer, or more often, than a call does.</summary>
    /// <param name="RetryAfter">As stated by the platform; null if it stated none.</param>
    public sealed record Throttled(TimeSpan? RetryAfter) : SendResult;

    /// <summary>Not done, and a mere repetition would not help.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Code">The platform's code, e.g. <c>BotNotInConversationRoster</c>; null when it gave none.</param>
    public sealed record Refused(int Status, string? Code, RefusalKind Kind) : SendResult;

    /// <summary>Not done: the request never left.</summary>
    public sealed record NotSent(NotSentReason Reason) : SendResult;

    /// <summary>The request was sent, but no answer tells whether it was carried out. Repeating may do it twice.</summary>
    public sealed record Unknown(UnknownReason Reason) : SendResult;
}

/// <summary>Why the platform refused, distinguished by the action it calls for.</summary>
public enum RefusalKind
{
    /// <summary>Any other reason.</summary>
    Other,

    /// <summary>A wrong id or a fault of ours.</summary>
    BadRequest,

    /// <summary>Our registration or credentials are not accepted, even with a fresh token.</summary>
    Unauthorized,

    /// <summary>Blocked by the person or an administrator, until the person writes again.</summary>
    Unreachable,

    /// <summary>The app is not installed there, until an installation update arrives.</summary>
    NotInstalled,

    /// <summary>A permission or a consent is missing.</summary>
    NotPermitted,

    /// <summary>The tenant belongs to another address of the platform (GCC).</summary>
    WrongHost,

    /// <summary>The conversation or the message is gone.</summary>
    NotFound,

    /// <summary>The message is too large.</summary>
    TooBig,

    /// <summary>The platform failed.</summary>
    ServiceError,
}

/// <summary>Why a request did not leave.</summary>
public enum NotSentReason
{
    /// <summary>The bot does not talk to this address.</summary>
    ServiceUrlRefused,

    /// <summary>No token could be acquired.</summary>
    NoToken,

    /// <summary>No connection could be established.</summary>
    NoConnection,

    /// <summary>Something the call needs is missing, e.g. the conversation's id.</summary>
    Incomplete,
}

/// <summary>Why the outcome is not known.</summary>
public enum UnknownReason
{
    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The connection broke.</summary>
    ConnectionLost,

    /// <summary>An answer (408, 5xx) that a service may also give after it has done what was asked.</summary>
    ServerError,
}
