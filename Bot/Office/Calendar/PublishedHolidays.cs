using System.Collections.Immutable;

namespace BotApp.Office.Calendar;

/// <summary>The arrangements shipped with the product.</summary>
internal static class PublishedHolidays
{
    /// <summary>Reads every <c>YEAR.json</c> of a folder, by year.</summary>
    /// <exception cref="DataFileException">A file does not hold together.</exception>
    public static ImmutableArray<HolidayYear> LoadDirectory(string folder)
    {
        var years = ImmutableArray.CreateBuilder<HolidayYear>();
        var files = Directory.EnumerateFiles(folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal));
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var content = HolidayFile.Read(File.ReadAllBytes(path));
            years.Add(content.Year ?? throw new DataFileException(
                [.. content.Faults.Select(f => $"{Path.GetFileName(path)}: {f.Place}: {f.Code} {string.Join(' ', f.Arguments)}")]));
        }

        return years.ToImmutable();
    }
}
