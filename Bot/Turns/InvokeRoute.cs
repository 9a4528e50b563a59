using BotApp.Cards.Texts;
using BotApp.Office.Rights;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>Answers an invoke that is not a click, from an authorised person.</summary>
internal delegate Task<InvokeResponse> InvokeHandler(Turn turn, CancellationToken ct);

/// <summary>Answers that an invoke was not carried out; only the feature knows what its client can show.</summary>
internal delegate Task<InvokeResponse> InvokeRefuser(Activity activity, InvokeRefusal why, CardTexts texts, CancellationToken ct);

/// <summary>An invoke that is not a click: required operation, handler, and handler for refusals.</summary>
/// <param name="IsPrivate">Whether only the person sees the answer, in any place; the turn then runs as in a personal chat.</param>
internal sealed record InvokeRoute(Operation Operation, InvokeHandler Answer, InvokeRefuser Refuse, bool IsPrivate);

/// <summary>Why an invoke was not carried out.</summary>
internal abstract record InvokeRefusal
{
    private InvokeRefusal()
    {
    }

    /// <summary>The roster was not read yet, so nobody is known.</summary>
    public sealed record NotReady : InvokeRefusal;

    /// <summary>Someone who is not on the roster.</summary>
    /// <param name="Contact">Whom to ask; null means the office.</param>
    public sealed record NotOnRoster(string? Contact) : InvokeRefusal;

    /// <summary>The person's role does not cover it.</summary>
    public sealed record NotAllowed : InvokeRefusal;

    /// <summary>Storage did not answer; the invoke may be repeated.</summary>
    public sealed record Busy : InvokeRefusal;
}
