namespace BotApp.Storage.Migrations;

/// <summary>The storage cannot be used: it does not answer, refuses, or was made by a newer build. The message is for the operator and says what to do.</summary>
public sealed class StorageNotReadyException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>This process has no identity, so the storage was not even asked.</summary>
    public static StorageNotReadyException WithoutIdentity(Exception cause) => new(NoIdentity, cause);

    /// <summary>The message for that case.</summary>
    public const string NoIdentity =
        "There is no identity to reach the storage with. Check AZURE_CLIENT_ID and the identity of this machine, or sign in with the Azure CLI.";
}
