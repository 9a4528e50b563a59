using System.Diagnostics;
using BotApp.Tests.Support;

namespace BotApp.Tests.Integration.Trust;

/// <summary>What others have made, and under which licences, is written down as it is.</summary>
public sealed class ThirdPartyTests
{
    [Fact]
    public async Task ThirdParty_AsWritten_IsWhatTheLockFilesSay()
    {
        var start = new ProcessStartInfo("node", ["Tests/Support/Scripts/third-party.mjs", "--check"])
        {
            WorkingDirectory = RepositoryRoot.Folder,
            RedirectStandardError = true,
        };
        using var script = Process.Start(start)!;
        var said = await script.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(script.ExitCode == 0, said);
    }
}
