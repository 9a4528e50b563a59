using System.CommandLine;
using System.IO.Compression;
using BotApp.Commands;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Trust;

/// <summary>
/// Walks every path of the command line. No role is asked there: whoever may start the host with its settings is the operator, who may
/// what the office may, and read no self-review. From a chat nobody reaches it.
/// </summary>
public sealed class CommandLineWalkTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Problem = "只属于作者的一句话";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("paths-");
    private readonly DirectoryInfo given = Directory.CreateTempSubdirectory("paths-");
    private OfficeHost office = null!;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
        await office.Member.SubmitAsync((Problem, "每周自学两小时"));
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        folder.Delete(recursive: true);
        given.Delete(recursive: true);
    }

    [Fact]
    public void Paths_EachOne_IsListedWithWhatOfTheOfficeItDoes()
    {
        Assert.Equal(Leaves(Commands()).Order(StringComparer.Ordinal), Paths().Keys.Order(StringComparer.Ordinal));
        Assert.All(
            Paths().Values.Select(p => p.Operation).OfType<Operation>(),
            operation => Assert.Contains(RightsTable.Lines, l => l.Role == Role.Office && l.Operation == operation));
    }

    [Fact]
    public async Task Paths_EachOne_RunsToItsEndAndShowsNoSelfReview()
    {
        // What erases comes last: the others are to find something.
        foreach (var (path, (arguments, _)) in Paths().OrderBy(p => p.Key == "erase"))
        {
            using var output = new StringWriter();
            using var error = new StringWriter();

            var code = await CommandLine.RunAsync([.. path.Split(' '), .. arguments], Commands(), _ => Task.FromResult(0), output, error, OfficeHost.Stop);

            Assert.True(code == ExitCode.Done, $"{path}: {code} {error}");
            Assert.DoesNotContain(Problem, output.ToString() + error, StringComparison.Ordinal);
        }

        Assert.Equal(4, folder.GetFiles().Length);
        foreach (var file in folder.EnumerateFiles())
            Assert.DoesNotContain(Problem, TextOf(file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Paths_WrittenInAChat_DoNothing(Role role)
    {
        var person = office.Holding(role);
        var roster = office.Services.GetRequiredService<BotApp.Storage.Roster.RosterStore>();
        var version = await roster.VersionAsync(OfficeHost.Stop);
        var before = (await office.AllStoredTextAsync()).Split("rec|").Length;

        foreach (var (path, (arguments, _)) in Paths())
        {
            await person.SayAsync($"{path} {string.Join(' ', arguments)}".TrimEnd());
            await person.SayAsync($"botapp {path} {string.Join(' ', arguments)}".TrimEnd());
        }

        Assert.Equal(version, await roster.VersionAsync(OfficeHost.Stop));
        Assert.Equal(before, (await office.AllStoredTextAsync()).Split("rec|").Length);
        Assert.Empty(folder.EnumerateFiles());
    }

    private IReadOnlyList<Command> Commands() => CommandList.Of(() => office.Services, _ => Task.FromResult(0));

    private static IEnumerable<string> Leaves(IEnumerable<Command> commands, string before = "") => commands.SelectMany(c =>
        c.Subcommands.Count == 0 ? [before + c.Name] : Leaves(c.Subcommands, before + c.Name + " "));

    /// <summary>Every path with arguments that it takes, and the operation of the office that it stands for; null for what no role of the roster does.</summary>
    private Dictionary<string, (string[] Arguments, Operation? Operation)> Paths() => new(StringComparer.Ordinal)
    {
        ["serve"] = ([], null),
        ["import roster"] = ([Seed("demo/roster.csv")], Operation.ImportRoster),
        ["import records"] = ([Articles(), "--register", "article"], Operation.LogRecord),
        ["import holidays"] = ([Seed("holidays/2026.json")], Operation.OfficeSettings),
        ["seed demo"] = (["--year", "2023"], null),
        ["figures"] = (["2026"], Operation.Export),
        ["export records"] = (["--year", "2026", "--out", Out("records.xlsx")], Operation.Export),
        ["export person"] = ([office.Member.Id], null),
        ["export template"] = (["稿件", "--out", Out("template.xlsx")], Operation.Export),
        ["erase"] = ([office.Member.Id, "--yes"], null),
        ["report"] = (["2026", "--out", Out("report.docx")], Operation.Export),
        ["audit verify"] = ([], null),
        ["audit anchor"] = ([], null),
        ["deliveries"] = ([], Operation.ManageReminders),
        ["status"] = ([], Operation.Status),
        ["rebuild totals"] = ([], null),
        ["manifest"] = (["--out", Out("app.zip"), "--app-id", "22222222-2222-2222-2222-222222222222"], null),
    };

    private static string Seed(string name) => Path.Combine(AppContext.BaseDirectory, "seeds", name);

    private string Out(string name) => Path.Combine(folder.FullName, name);

    private string Articles()
    {
        var file = Path.Combine(given.FullName, "articles.csv");
        File.WriteAllText(file, "单位,刊发日期,标题,类别,字数\n第一党支部,2026/9/1,新添的一篇,新闻稿,\n");
        return file;
    }

    /// <summary>What is written into a workbook, a document or a package.</summary>
    private static string TextOf(FileInfo file)
    {
        using var zip = ZipFile.OpenRead(file.FullName);
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }
}
