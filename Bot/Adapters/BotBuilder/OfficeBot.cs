using BotApp.Protocol;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Sdk = Microsoft.Bot.Schema;
using SdkInvokeResponse = Microsoft.Bot.Builder.InvokeResponse;

namespace BotApp.Adapters.BotBuilder;

/// <summary>Passes a request received by the SDK to the same turns that our own endpoint runs.</summary>
/// <remarks>The SDK has checked the token by now; this class checks that answers go to Teams and that the tenant is served.</remarks>
internal sealed class OfficeBot(MessagesEndpoint endpoint, BotAuthentication authentication) : TeamsActivityHandler
{
    /// <summary>Whether the SDK accepted the request.</summary>
    public bool HasTurn { get; private set; }

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        HasTurn = true;
        var activity = Checked(turnContext.Activity);
        if (activity.Type is ActivityTypes.Invoke)
            await base.OnTurnAsync(turnContext, cancellationToken);
        else
            await endpoint.TakeAsync(activity);
    }

    protected override async Task<SdkInvokeResponse> OnInvokeActivityAsync(
        ITurnContext<Sdk.IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var answer = await endpoint.InvokeAsync(Checked(turnContext.Activity));
        return new SdkInvokeResponse { Status = answer.Status, Body = SdkActivities.Body(answer.Body) };
    }

    // Throws, as the SDK offers a bot no other way to end the request with a status.
    private Activity Checked(Sdk.IActivity received)
    {
        var activity = SdkActivities.FromSdk(received) ?? throw new BadHttpRequestException("Not an activity.", StatusCodes.Status400BadRequest);
        var rejection = authentication.CheckActivity(TokenGrant.Anything, activity);
        return rejection is Rejection.None ? activity : throw new BadHttpRequestException("Turned away.", MessagesEndpoint.StatusOf(rejection));
    }
}
