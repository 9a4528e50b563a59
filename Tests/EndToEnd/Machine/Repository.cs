namespace BotApp.Tests.EndToEnd.Machine;

/// <summary>Where things are: the checkout the tests were built in, and what was built with them.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>BotApp.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Kept after a run: pictures, and what the processes wrote.</summary>
    public static string Results { get; } = Path.Combine(Root, "TestResults", "EndToEnd");

    /// <summary>The bot as built in the same configuration as these tests.</summary>
    public static string BotDll { get; } = FindBot();

    /// <summary>A path below the root.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "BotApp.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No BotApp.sln above {AppContext.BaseDirectory}.");
    }

    private static string FindBot()
    {
        // …/Tests/EndToEnd/bin/{configuration}/{framework}/
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var bot = File("Bot", "bin", framework.Parent!.Name, framework.Name, "botapp.dll");
        return System.IO.File.Exists(bot) ? bot : throw new InvalidOperationException($"The bot is not built: {bot} is missing.");
    }
}
