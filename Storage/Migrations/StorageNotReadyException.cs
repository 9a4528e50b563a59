namespace BotApp.Storage.Migrations;

/// <summary>The storage cannot be used: it does not answer, refuses, or was made by a newer build. The message is for the operator and says what to do.</summary>
public sealed class StorageNotReadyException(string message, Exception? cause = null) : Exception(message, cause);
