namespace BotApp.Tests.Support;

/// <summary>Finds the sources, for tests that read them.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder of <c>BotApp.sln</c> above the running tests.</summary>
    public static string Folder { get; } = Find();

    public static string Of(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BotApp.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No BotApp.sln above {AppContext.BaseDirectory}.");
    }
}
