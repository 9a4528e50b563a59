using BotApp.Protocol;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Sdk = Microsoft.Bot.Schema;
using SdkInvokeResponse = Microsoft.Bot.Builder.InvokeResponse;

namespace BotApp.Adapters.BotBuilder;

/// <summary>Hands what the SDK received to the very turns that our own endpoint runs.</summary>
/// <remarks>The SDK has checked the token by now; that answers go to Teams and that the tenant is served is checked here.</remarks>
internal sealed class OfficeBot(TurnRunner turns, ActivityDedupe dedupe, BotAuthentication authentication) : TeamsActivityHandler
{
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = Checked(turnContext.Activity);
        if (activity.Type is ActivityTypes.Invoke)
            await base.OnTurnAsync(turnContext, cancellationToken);
        else if (ActivityTypes.RunsTurn(activity.Type) && dedupe.IsFirst(activity))
            await turns.RunOtherAsync(activity);
    }

    protected override async Task<SdkInvokeResponse> OnInvokeActivityAsync(
        ITurnContext<Sdk.IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = Checked(turnContext.Activity);
        var answer = activity.Name is InvokeNames.AdaptiveCardAction && !AdaptiveCardInvoke.TryRead(activity, out _)
            ? Protocol.InvokeResponse.BadRequest
            : await turns.RunInvokeAsync(activity);
        return new SdkInvokeResponse { Status = answer.Status, Body = SdkActivities.Body(answer.Body) };
    }

    private Activity Checked(Sdk.IActivity received)
    {
        var activity = SdkActivities.FromSdk(received) ?? throw TurnedAway(StatusCodes.Status400BadRequest);
        return authentication.CheckActivity(TokenGrant.Anything, activity) switch
        {
            Rejection.None => activity,
            Rejection.Tenant => throw TurnedAway(StatusCodes.Status403Forbidden),
            _ => throw TurnedAway(StatusCodes.Status401Unauthorized),
        };
    }

    // An exception, as the SDK offers a bot no other way to end the request with a status.
    private static BadHttpRequestException TurnedAway(int status) => new("Turned away.", status);
}
