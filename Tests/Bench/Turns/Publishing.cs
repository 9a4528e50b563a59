using System.Diagnostics;
using System.Runtime.InteropServices;
using BotApp.Tests.Support;

namespace BotApp.Tests.Bench.Turns;

/// <summary>The bot as it is deployed: <c>dotnet publish</c>, compiled ahead of time.</summary>
internal static class Publishing
{
    /// <summary>Publishes it into a folder of this build's output.</summary>
    /// <returns>The folder.</returns>
    public static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", RepositoryRoot.Of("Bot"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained",
                "-o", folder, "-v", "q", "--nologo",
            ])
        { RedirectStandardOutput = true };
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException(said);
    }
}
