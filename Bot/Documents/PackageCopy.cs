using System.IO.Compression;

namespace BotApp.Documents;

/// <summary>Copies an Office Open XML package so that its bytes depend only on its parts.</summary>
/// <remarks>The library stamps each part with the current time and keeps all parts in memory until the end.</remarks>
internal static class PackageCopy
{
    // The earliest time a zip file can hold.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies the parts in their order.</summary>
    /// <param name="streamed">Writers for parts too large for memory, by path without the leading slash; the package's own content of these is dropped.</param>
    public static void Write(Stream package, Stream to, IReadOnlyDictionary<string, Action<Stream>>? streamed = null)
    {
        package.Position = 0;
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in from.Entries)
        {
            var entry = zip.CreateEntry(part.FullName, CompressionLevel.Optimal);
            entry.LastWriteTime = Stamp;
            using var content = entry.Open();
            if (streamed?.GetValueOrDefault(part.FullName) is { } write)
            {
                write(content);
                continue;
            }

            using var source = part.Open();
            source.CopyTo(content);
        }
    }
}
