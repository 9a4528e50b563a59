using BotApp.Cards.Texts;
using BotApp.Protocol;
using BotApp.Turns;

namespace BotApp.Features.Find;

/// <summary>The message extension as turns know it: its requests are read here, and what is refused is said as its client shows it.</summary>
internal static class ComposeRoutes
{
    /// <summary>Answers what the extension sends; of what is not readable, that it is not.</summary>
    public static InvokeHandler Reading(Func<Turn, ComposeExtension, CancellationToken, Task<InvokeResponse>> answer) => (turn, ct) =>
        ComposeExtension.TryRead(turn.Activity, out var request) ? answer(turn, request, ct) : Task.FromResult(InvokeResponse.BadRequest);

    /// <summary>Says that it was not done.</summary>
    public static Task<InvokeResponse> RefuseAsync(Activity activity, InvokeRefusal why, CardTexts texts, CancellationToken ct) =>
        Task.FromResult(ComposeExtension.TryRead(activity, out _) ? Refusal(activity.Name, why, texts) : InvokeResponse.BadRequest);

    private static InvokeResponse Refusal(string? name, InvokeRefusal why, CardTexts texts)
    {
        var isQuery = name is InvokeNames.ComposeQuery;
        return why switch
        {
            InvokeRefusal.NotOnRoster { Contact: var contact } => Say(texts.NotOnRoster(contact ?? texts.NotOnRosterContact)),
            InvokeRefusal.NotAllowed => Say(texts.NotAllowed),
            // A sentence would take the place of a form that was filled in; at an error the dialog stays open, and the same click may come again.
            _ when name is InvokeNames.ComposeSubmitAction => AdaptiveCardResponse.Error(503, "Busy", texts.Busy) with { Status = 503 },
            _ => Say(isQuery ? texts.BusyMessage : texts.Busy),
        };

        InvokeResponse Say(string text) => isQuery ? ComposeExtension.Message(text) : ComposeExtension.DialogMessage(text);
    }
}
