namespace BotApp.Protocol;

/// <summary>Values of <see cref="Activity.Type"/>, compared ordinally. The set is open: other values are accepted and ignored.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Invoke = "invoke";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string Event = "event";
    public const string Typing = "typing";

    /// <summary>Whether a turn runs for this type. End-of-conversation, trace, hand-off and unknown types are ignored.</summary>
    internal static bool RunsTurn(string type) => type is Message or Invoke or ConversationUpdate or InstallationUpdate
        or MessageReaction or MessageUpdate or MessageDelete or Event or Typing;
}

/// <summary>Values of <see cref="Activity.Name"/> of an invoke.</summary>
public static class InvokeNames
{
    /// <summary>A click on an <c>Action.Execute</c> button; see <see cref="AdaptiveCardInvoke"/>.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";

    /// <summary>The answer to a file consent card.</summary>
    public const string FileConsent = "fileConsent/invoke";

    /// <summary>A dynamic choice set asks for its choices.</summary>
    public const string Search = "application/search";

    /// <summary>The message extension searches; see <see cref="ComposeExtension"/>.</summary>
    public const string ComposeQuery = "composeExtension/query";

    /// <summary>An action of the message extension was chosen.</summary>
    public const string ComposeFetchTask = "composeExtension/fetchTask";

    /// <summary>The card in its dialog was submitted.</summary>
    public const string ComposeSubmitAction = "composeExtension/submitAction";
}

/// <summary>Values of <see cref="ConversationAccount.ConversationType"/>.</summary>
public static class ConversationTypes
{
    public const string Personal = "personal";
    public const string Channel = "channel";
}

/// <summary>Values of <see cref="Activity.ChannelId"/>.</summary>
public static class ChannelIds
{
    public const string Teams = "msteams";
}

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormats
{
    /// <summary>As typed. The only safe format for user input.</summary>
    public const string Plain = "plain";
}

/// <summary>Media types of attachments and of invoke answers.</summary>
public static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string FileConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    public const string ThumbnailCard = "application/vnd.microsoft.card.thumbnail";
    public const string FileInfoCard = "application/vnd.microsoft.teams.card.file.info";
    public const string Message = "application/vnd.microsoft.activity.message";
    public const string Error = "application/vnd.microsoft.error";
}
