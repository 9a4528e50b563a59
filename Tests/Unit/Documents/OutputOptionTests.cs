using BotApp.Commands;

namespace BotApp.Tests.Unit.Documents;

public sealed class OutputOptionTests
{
    [Theory]
    [InlineData(".docx", "report", "2026", "--out", "r.pdf")]
    [InlineData(".xlsx", "export", "records", "--year", "2026", "--out", "r.csv")]
    [InlineData(".xlsx", "export", "template", "稿件", "--out", "r.xls")]
    [InlineData(".zip", "manifest", "--out", "app.json")]
    public async Task Out_NamedAsAnotherKindOfFile_IsWrongUsage(string right, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Func<IServiceProvider> none = () => throw new NotSupportedException();

        var code = await CommandLine.RunAsync(
            args, [ReportCommand.Create(none), ExportCommand.Create(none), ManifestCommand.Create(none)], _ => Task.FromResult(42), output, error,
            TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (code, output.ToString()));
        Assert.Contains(right, error.ToString(), StringComparison.Ordinal);
    }
}
