using System.ComponentModel;
using System.Diagnostics;

namespace BotApp.Tests.Support.Documents;

/// <summary>A real office program, run headless: proves that people can open and read a file.</summary>
public static class LibreOffice
{
    private const string Missing =
        "is missing. ./test installs libreoffice-writer-nogui, libreoffice-calc-nogui and poppler-utils where it may; elsewhere install them, or set SOFFICE to a LibreOffice of yours.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Converts a file and returns the resulting files.</summary>
    /// <param name="filter">As <c>--convert-to</c> takes it: <c>pdf</c>, <c>csv:…</c>.</param>
    public static async Task<IReadOnlyList<string>> ConvertAsync(string file, string filter, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        // A separate profile: two instances cannot share one, and the user's own must not be touched.
        var profile = Path.Combine(folder, "profile");
        var before = Directory.GetFiles(folder).ToHashSet(StringComparer.Ordinal);
        await RunAsync(
            Environment.GetEnvironmentVariable("SOFFICE") is { Length: > 0 } own ? own : "soffice",
            ["--headless", "--norestore", "--nologo", $"-env:UserInstallation={new Uri(profile)}", "--convert-to", filter, "--outdir", folder, file],
            ct);
        return [.. Directory.GetFiles(folder).Where(f => !before.Contains(f)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The text of a PDF, page after page.</summary>
    public static async Task<string> PdfTextAsync(string pdf, CancellationToken ct) => await RunAsync("pdftotext", ["-layout", "-enc", "UTF-8", pdf, "-"], ct);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program} {Missing}");
        }

        using (process)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(Patience);
            try
            {
                var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }
}
