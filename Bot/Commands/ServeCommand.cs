using System.CommandLine;

namespace BotApp.Commands;

/// <summary><c>serve</c>: the bot. Settings may follow as <c>--Section:Key=value</c>.</summary>
internal static class ServeCommand
{
    /// <param name="serve">Runs the bot until it is stopped.</param>
    public static Command Create(Func<CancellationToken, Task<int>> serve)
    {
        var command = new Command("serve", "运行助手 / run the bot") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((_, ct) => serve(ct));
        return command;
    }
}
