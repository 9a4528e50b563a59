using BotApp.Cards.Texts;
using BotApp.Protocol;
using BotApp.Turns;

namespace BotApp.Features.Find;

/// <summary>Connects the message extension to turns: reads its requests, and words refusals as its client shows them.</summary>
internal static class ComposeRoutes
{
    /// <summary>Answers the extension's requests; a malformed one with a bad request.</summary>
    public static InvokeHandler Reading(Func<Turn, ComposeExtension, CancellationToken, Task<InvokeResponse>> answer) => (turn, ct) =>
        ComposeExtension.TryRead(turn.Activity, out var request) ? answer(turn, request, ct) : Task.FromResult(InvokeResponse.BadRequest);

    /// <summary>Says that it was refused.</summary>
    public static Task<InvokeResponse> RefuseAsync(Activity activity, InvokeRefusal why, CardTexts texts, CancellationToken ct) =>
        Task.FromResult(ComposeExtension.TryRead(activity, out _) ? Refusal(activity.Name, why, texts) : InvokeResponse.BadRequest);

    private static InvokeResponse Refusal(string? name, InvokeRefusal why, CardTexts texts)
    {
        var isQuery = name is InvokeNames.ComposeQuery;
        return why switch
        {
            InvokeRefusal.NotOnRoster { Contact: var contact } => Say(texts.NotOnRoster(contact ?? texts.NotOnRosterContact)),
            InvokeRefusal.NotAllowed => Say(texts.NotAllowed),
            // A sentence would replace the filled-in form. At an error the dialog stays open, and the same button can be clicked again.
            _ when name is InvokeNames.ComposeSubmitAction => AdaptiveCardResponse.Error(503, "Busy", texts.Busy) with { Status = 503 },
            _ => Say(isQuery ? texts.BusyMessage : texts.Busy),
        };

        InvokeResponse Say(string text) => isQuery ? ComposeExtension.Message(text) : ComposeExtension.DialogMessage(text);
    }
}
