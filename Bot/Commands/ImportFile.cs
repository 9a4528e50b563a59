namespace BotApp.Commands;

/// <summary>Opens the file that an import names.</summary>
internal static class ImportFile
{
    /// <summary>Runs the import, or reports why the file cannot be opened.</summary>
    /// <param name="wrongUsage">Reports a fault by the key of its text.</param>
    public static async Task<int> RunAsync(string path, Func<string, string[], int> wrongUsage, Func<Stream, Task<int>> run)
    {
        FileStream stream;
        try
        {
            stream = File.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return wrongUsage("no-file", [path]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return wrongUsage("unopened", [path, e.Message]);
        }

        await using (stream)
            return await run(stream);
    }
}
