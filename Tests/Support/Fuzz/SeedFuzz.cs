using System.Text.Json.Nodes;
using BotApp.Features.AnnualReport;
using BotApp.Features.Reminders.Texts;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Office.Dated;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Seeds;

namespace BotApp.Tests.Support.Fuzz;

/// <summary>Mutated data files of the office: each must be read, or refused with all its errors.</summary>
internal static class SeedFuzz
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds");
    private static readonly RegisterCatalog Registers = SeedFiles.Registers(Folder);
    private static readonly FigureCatalog Figures = SeedFiles.Figures(Folder, Registers);
    private static readonly (string Name, JsonObject Json)[] RegisterFiles = [.. Directory.EnumerateFiles(Folder, "registers*.json")
        .Where(f => !f.EndsWith("schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Read(f)))];

    private static readonly JsonObject Holidays = Read(Path.Combine(Folder, "holidays", "2026.json"));
    private static readonly JsonObject FigureFile = Read(Path.Combine(Folder, "figures.json"));
    private static readonly JsonObject Dated = Read(Path.Combine(Folder, "dated-reminders.json"));
    private static readonly JsonObject Texts = Read(Path.Combine(Folder, "reminder-texts.json"));
    private static readonly JsonObject Report = Read(Path.Combine(Folder, "report.json"));

    /// <summary>Runs one case.</summary>
    public static void Run(Random random)
    {
        try
        {
            switch (random.Next(6))
            {
                case 0:
                    ReadRegisters(random);
                    break;
                case 1:
                    FigureCatalog.Read(Broken(FigureFile, random), Registers);
                    break;
                case 2:
                    HolidayFile.Read(HostileJson.Mutate(Holidays, random));
                    break;
                case 3:
                    DatedReminders.Read("dated-reminders.json", Broken(Dated, random));
                    break;
                case 4:
                    ReminderTexts.Read("reminder-texts.json", Broken(Texts, random));
                    break;
                default:
                    ReportFrame.Read(Broken(Report, random), Figures);
                    break;
            }
        }
        catch (DataFileException)
        {
            // Refused with its errors, as intended.
        }
    }

    private static void ReadRegisters(Random random)
    {
        var reader = new RegisterReader();
        var broken = random.Next(RegisterFiles.Length);
        for (var i = 0; i < RegisterFiles.Length; i++)
        {
            var (name, json) = RegisterFiles[i];
            reader.Add(name, i == broken ? Broken(json, random) : new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())));
        }

        reader.Build();
    }

    private static MemoryStream Broken(JsonObject seed, Random random) => new(HostileJson.Mutate(seed, random));

    private static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();
}
