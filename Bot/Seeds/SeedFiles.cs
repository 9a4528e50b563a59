using System.Collections.Immutable;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Office.Dated;
using BotApp.Office.Figures;
using BotApp.Office.Registers;

namespace BotApp.Seeds;

/// <summary>Reads the data files of the office's rules, so that the rules themselves open no file.</summary>
/// <remarks>All methods throw a <see cref="DataFileException"/> if a file is missing or inconsistent.</remarks>
internal static class SeedFiles
{
    /// <summary>The folder shipped beside the host.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>Reads <c>registers.json</c> and then, by name, every <c>registers.*.json</c>.</summary>
    public static RegisterCatalog Registers(string folder)
    {
        var main = Path.Combine(folder, "registers.json");
        if (!File.Exists(main))
            throw new DataFileException([$"{main}: not found"]);

        var reader = new RegisterReader();
        foreach (var path in Contents(folder, "registers.*.json").Prepend(main))
        {
            using var json = Open(path);
            reader.Add(Path.GetFileName(path), json);
        }

        var catalog = reader.Build();
        var missing = AutomaticRegisters.All.Where(code => catalog.Find(code) is null).ToList();
        return missing.Count == 0
            ? catalog
            : throw new DataFileException([.. missing.Select(code => $"{folder}: register '{code}': not found; the assistant fills it itself")]);
    }

    /// <summary>Reads <c>figures.json</c>.</summary>
    public static FigureCatalog Figures(string folder, RegisterCatalog registers)
    {
        using var json = Open(Path.Combine(folder, "figures.json"));
        return FigureCatalog.Read(json, registers);
    }

    /// <summary>Reads <c>dated-reminders.json</c>.</summary>
    public static DatedReminders DatedReminders(string folder)
    {
        var path = Path.Combine(folder, "dated-reminders.json");
        using var json = Open(path);
        return Office.Dated.DatedReminders.Read(Path.GetFileName(path), json);
    }

    /// <summary>Reads the published holiday arrangements: every <c>YEAR.json</c> in <c>holidays</c>, by year.</summary>
    public static ImmutableArray<HolidayYear> Holidays(string folder)
    {
        var years = ImmutableArray.CreateBuilder<HolidayYear>();
        foreach (var path in Contents(Path.Combine(folder, "holidays"), "*.json"))
        {
            var content = HolidayFile.Read(File.ReadAllBytes(path));
            years.Add(content.Year ?? throw new DataFileException(
                [.. content.Faults.Select(f => $"{Path.GetFileName(path)}: {f.Place}: {f.Code} {string.Join(' ', f.Arguments)}")]));
        }

        return years.ToImmutable();
    }

    /// <summary>Opens a data file.</summary>
    public static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException([$"{Path.GetFileName(path)}: not found"]);
        }
    }

    // Sorted by name, without the schemas in the same folder.
    private static IEnumerable<string> Contents(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern)
        .Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
