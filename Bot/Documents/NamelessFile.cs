namespace BotApp.Documents;

/// <summary>A temporary file for content too large for memory; it disappears when closed, even by a crash.</summary>
internal static class NamelessFile
{
    private const int Buffer = 1 << 16;

    /// <summary>An empty file that nobody else can open.</summary>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = Buffer,
        };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // Unlink the name at once, so that even a crash leaves nothing behind.
        File.Delete(path);
        return file;
    }
}
