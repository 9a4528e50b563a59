using System.IO.Compression;
using System.Net;
using System.Text;
using BotApp.Features.Records.Import;
using BotApp.Features.Roster.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Seeds;

namespace BotApp.Tests.Support.Fuzz;

/// <summary>Tables that an operator imports, as hostile CSV and mutated workbooks: errors must be part of the result.</summary>
internal static class TableFuzz
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly RegisterCatalog Registers = SeedFiles.Registers(SeedFiles.Shipped);
    private static readonly Register[] Importable = [.. Registers.All.Where(r => !r.IsAutomatic)];
    private static readonly RosterSnapshot Roster = RosterSnapshot.From(
        [new Unit("branch:第一党支部", UnitKind.Branch, "第一党支部", 0), new Unit("department:研究室", UnitKind.Department, "研究室", 1)],
        [new RosterMember("338003c5-ffd5-4f31-a786-0de6cdf163a7", "lin@example.com", "林晓禾", "branch:第一党支部", Role.Recorder, null, null)]);

    private static readonly (string Name, string Text)[] Workbook = Unpack(Template());
    private static readonly string[] References = ["A0", "XFD1048576", "ZZZZ1", "A-1", "", "1A", "A99999999999", "B2:C3", "$A$1"];

    private static readonly string[] Xml =
    [
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "<f>1+1</f>", "<v>99999999</v>", "<v>1e400</v>", "<v>NaN</v>", "</sheetData>", "<c", "&a;", "<c r=\"A1\" t=\"s\"><v>-1</v></c>",
        "<mergeCell ref=\"A1:XFD1048576\"/>", "<row r=\"1048577\"/>", "<c t=\"e\"><v>#REF!</v></c>", "<c t=\"d\"><v>2026-02-30</v></c>",
    ];

    /// <summary>One case of a roster: CSV.</summary>
    public static void RosterRows(Random random)
    {
        using var file = new MemoryStream(Csv("unit,kind,name,userId,upn,role,title,group", ["第一党支部", "branch", "张三", "338003c5-ffd5-4f31-a786-0de6cdf163a7", "z@example.com", "member", "", ""], random));
        var content = RosterFile.Read(file);
        RosterImport.Decide(content.Rows, content.Errors, Roster);
    }

    /// <summary>One case of records: CSV of one register, or with a register in each row.</summary>
    public static void RecordRows(Random random)
    {
        var register = Importable[random.Next(Importable.Length)];
        var isGiven = random.Next(2) == 0;
        string[] columns = ["单位", .. isGiven ? (string[])[] : ["登记事项"], .. register.Fields.Select(f => f.Label.Zh)];
        string[] good = ["第一党支部", .. isGiven ? (string[])[] : [register.Name.Zh], .. register.Fields.Select(Good)];
        using var file = new MemoryStream(Csv(string.Join(',', columns), good, random));
        Decide(file, isGiven ? register : null);
    }

    /// <summary>One case of a workbook, read as a roster and as records.</summary>
    public static void Books(Random random)
    {
        var bytes = Pack([.. Workbook], random);
        if (random.Next(8) == 0)
            bytes = HostileJson.Garble(bytes, random);
        using var file = new MemoryStream(bytes);
        RosterFile.Read(file);
        Decide(file, random.Next(2) == 0 ? Importable[random.Next(Importable.Length)] : null);
    }

    private static void Decide(MemoryStream file, Register? given)
    {
        var content = RecordFile.Read(file, Registers, given);
        RecordImport.Decide(content.Rows, Registers, Roster, OfficeSettings.Default, null, Now);
    }

    // Otherwise good rows, so that a hostile cell is not hidden behind errors of other cells.
    private static byte[] Csv(string header, string[] good, Random random)
    {
        var csv = new StringBuilder(random.Next(30) == 0 ? HostileText.Next(random) : header).Append('\n');
        for (var row = random.Next(1, 20); row > 0; row--)
        {
            var cells = good.Select(cell => random.Next(4) > 0 ? cell : random.Next(3) == 0 ? $"\"{HostileText.Next(random)}\"" : HostileText.Next(random)).ToList();
            while (random.Next(12) == 0)
                cells.Add(HostileText.Next(random));
            csv.AppendJoin(random.Next(20) == 0 ? ';' : ',', cells).Append(random.Next(10) == 0 ? "\r" : "\n");
        }

        var bytes = Encoding.UTF8.GetBytes(csv.ToString());
        return random.Next(10) switch
        {
            0 => [.. "PK\u0003\u0004"u8, .. bytes],
            1 => [0xFF, 0xFE, .. bytes],
            2 => HostileJson.Garble(bytes, random),
            _ => bytes,
        };
    }

    private static string Good(RegisterField field) => field.Type switch
    {
        FieldType.Date => "2026-11-03",
        FieldType.Number => "2",
        FieldType.Time => "09:00",
        _ => "一线见闻",
    };

    private static MemoryStream Template()
    {
        var file = new MemoryStream();
        RecordTemplate.Write(file, Registers, Importable[0], "zh");
        return file;
    }

    private static (string Name, string Text)[] Unpack(MemoryStream file)
    {
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }

    private static byte[] Pack(List<(string Name, string Text)> parts, Random random)
    {
        for (var faults = random.Next(1, 6); faults > 0 && parts.Count > 0; faults--)
        {
            var at = random.Next(parts.Count);
            var (name, text) = parts[at];
            switch (random.Next(8))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.Add((name, text));
                    break;
                case 2:
                    parts[at] = (HostileText.Next(random) is { Length: > 0 and < 200 } other ? other : "../x", text);
                    break;
                default:
                    parts[at] = (name, Spoil(text, random));
                    break;
            }
        }

        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name.Replace('\0', '0'), CompressionLevel.Fastest).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }

    private static string Spoil(string text, Random random)
    {
        var at = text.IndexOf('>', random.Next(Math.Max(1, text.Length)));
        if (at < 0)
            return text + HostileText.Next(random);
        return random.Next(5) switch
        {
            0 => text.Insert(at + 1, Xml[random.Next(Xml.Length)]),
            1 => text.Insert(at + 1, WebUtility.HtmlEncode(HostileText.Next(random))),
            2 => text.Insert(at + 1, HostileText.Next(random)),
            3 => text.Replace($"r=\"A{random.Next(1, 4)}\"", $"r=\"{References[random.Next(References.Length)]}\"", StringComparison.Ordinal),
            _ => text.Remove(at, Math.Min(text.Length - at, random.Next(1, 60))),
        };
    }
}
