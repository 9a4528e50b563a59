namespace BotApp.Tests.Support.Machine;

/// <summary>Paths of the built bot and of the tests' results.</summary>
internal static class BuildOutput
{
    /// <summary>Folder kept after a run: pictures and process output.</summary>
    public static string Results { get; } = RepositoryRoot.Of("TestResults", "EndToEnd");

    /// <summary>The bot, built in the same configuration as these tests.</summary>
    public static string BotDll { get; } = FindBot();

    private static string FindBot()
    {
        // …/Tests/EndToEnd/bin/{configuration}/{framework}/
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var bot = RepositoryRoot.Of("Bot", "bin", framework.Parent!.Name, framework.Name, "botapp.dll");
        return File.Exists(bot) ? bot : throw new InvalidOperationException($"The bot is not built: {bot} is missing.");
    }
}
