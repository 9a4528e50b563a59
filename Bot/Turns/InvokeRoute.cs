using BotApp.Cards.Texts;
using BotApp.Office.Rights;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>Answers an invoke that is no click, of someone who may.</summary>
internal delegate Task<InvokeResponse> InvokeHandler(Turn turn, CancellationToken ct);

/// <summary>Says that an invoke was not carried out; what its client shows of an answer only the feature knows.</summary>
internal delegate Task<InvokeResponse> InvokeRefuser(Activity activity, InvokeRefusal why, CardTexts texts, CancellationToken ct);

/// <summary>An invoke that is no click: who may, what answers, what says that it was not done.</summary>
/// <param name="IsPrivate">Whether the answer is seen by the person alone, wherever it is asked: then the turn is as in a personal chat.</param>
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
    /// <param name="Contact">Whom to ask; null is the office.</param>
    public sealed record NotOnRoster(string? Contact) : InvokeRefusal;

    /// <summary>The person's role does not cover it.</summary>
    public sealed record NotAllowed : InvokeRefusal;

    /// <summary>Storage did not answer; the same may be asked again.</summary>
    public sealed record Busy : InvokeRefusal;
}
