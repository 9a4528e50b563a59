namespace BotApp.Protocol;

/// <summary>What became of a call that changes something at the connector. Exactly one of these; nothing else is thrown for an outage.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>Done.</summary>
    /// <param name="Id">Of the new message; of the conversation after creating a personal one. Null where the platform states none.</param>
    public sealed record Sent(string? Id) : SendResult
    {
        /// <summary>The thread, after starting one in a channel.</summary>
        public string? ConversationId { get; init; }
    }

    /// <summary>Not done: the platform asked to wait longer, or more often, than a call waits by itself.</summary>
    /// <param name="RetryAfter">As the platform stated it; null when it stated nothing.</param>
    public sealed record Throttled(TimeSpan? RetryAfter) : SendResult;

    /// <summary>Not done, and repeating changes nothing by itself.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Code">The platform's code, e.g. <c>BotNotInConversationRoster</c>; null when it gave none.</param>
    public sealed record Refused(int Status, string? Code, RefusalKind Kind) : SendResult;

    /// <summary>Not done: the request never left.</summary>
    public sealed record NotSent(NotSentReason Reason) : SendResult;

    /// <summary>The request went out and no answer tells whether it was carried out. Repeating may do it twice.</summary>
    public sealed record Unknown(UnknownReason Reason) : SendResult;
}

/// <summary>Why the platform refused, as far as it calls for different actions.</summary>
public enum RefusalKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A wrong id or a fault of ours.</summary>
    BadRequest,

    /// <summary>Our registration or credentials are not accepted, also with a fresh token.</summary>
    Unauthorized,

    /// <summary>Blocked by the person or an administrator; until the person speaks again.</summary>
    Unreachable,

    /// <summary>The app is not there; until an installation update comes.</summary>
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
    /// <summary>The address is not one we talk to.</summary>
    ServiceUrlRefused,

    /// <summary>No token could be had.</summary>
    NoToken,

    /// <summary>No connection came about.</summary>
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
