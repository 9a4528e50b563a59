namespace BotApp.Commands;

/// <summary>Exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>Refused; standard error says why.</summary>
    public const int Refused = 1;

    /// <summary>Wrong command, option or argument.</summary>
    public const int WrongUsage = 2;
}
