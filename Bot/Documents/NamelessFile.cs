namespace BotApp.Documents;

/// <summary>Room on the disk for what does not belong into memory: gone when it is closed, whatever happens.</summary>
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
        // The name goes at once, so that nothing is left behind even by a crash.
        File.Delete(path);
        return file;
    }
}
