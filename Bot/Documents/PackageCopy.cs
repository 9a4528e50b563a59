using System.IO.Compression;

namespace BotApp.Documents;

/// <summary>Copies an Office Open XML package so that its bytes depend on nothing but its parts.</summary>
/// <remarks>The library stamps each part with the moment and keeps all of them in memory until it is done.</remarks>
internal static class PackageCopy
{
    // The first moment a zip can name.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies the parts in their order.</summary>
    /// <param name="streamed">Writes the parts that are too large for memory, by their path without the first slash; what the package holds of them is left out.</param>
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
