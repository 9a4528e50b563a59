using System.CommandLine;
using BotApp.Features.Manifest;
using BotApp.Office;
using BotApp.Protocol;
using Microsoft.Extensions.Options;

namespace BotApp.Commands;

/// <summary><c>manifest --out FILE.zip</c>: the Teams app package, filled in and checked.</summary>
internal static class ManifestCommand
{
    private const string NoWebsite = "https://example.org";
    private const int LongestName = 32;

    /// <param name="services">Provides the settings; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = OutputFile.Option(".zip");
        var app = new Option<string?>("--app-id") { Description = "Entra 应用编号，默认取 Bot:AppId / Entra application id, default Bot:AppId" };
        var command = new Command("manifest", "生成 Teams 应用包 / make the Teams app package") { file, app };
        command.SetAction((parsed, ct) => RunAsync(
            services(),
            parsed.GetRequiredValue(file),
            parsed.GetValue(app),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, string path, string? appId, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var bot = appId ?? configuration[$"{BotOptions.Section}:AppId"];
        if (string.IsNullOrWhiteSpace(bot))
        {
            await error.WriteLineAsync("Bot:AppId is not set. Set it to the application id of the bot's registration, or give --app-id.");
            return ExitCode.Refused;
        }

        var options = configuration.GetSection(ManifestOptions.Section).Get<ManifestOptions>() ?? new ManifestOptions();
        var package = AppPackage.Fill(
            Path.Combine(AppContext.BaseDirectory, "manifest"), Ids(options, bot, services.GetRequiredService<IOptions<OfficeOptions>>().Value.Name));
        var faults = AppPackageCheck.Check(package);
        foreach (var fault in faults)
            await error.WriteLineAsync(fault);
        if (faults.Count > 0)
            return ExitCode.Refused;

        try
        {
            await File.WriteAllBytesAsync(path, package.Zip(), ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{path} cannot be written: {e.Message}");
            return ExitCode.Refused;
        }

        if (string.IsNullOrEmpty(options.WebsiteUrl))
            await error.WriteLineAsync($"Manifest:WebsiteUrl is not set; the package names {NoWebsite}. Set it to a page of the office before others install it.");
        await output.WriteLineAsync($"{path}: {package.Files.Count} 个文件，版本 {package.Manifest["version"]}。");
        return ExitCode.Done;
    }

    private static AppPackageIds Ids(ManifestOptions options, string bot, string office)
    {
        var website = options.WebsiteUrl is { Length: > 0 } set ? set : NoWebsite;
        var name = options.DeveloperName is { Length: > 0 } developer ? developer : office.Length is > 0 and <= LongestName ? office : "Office";
        return new AppPackageIds(
            options.PackageId is { Length: > 0 } id ? id : bot,
            bot,
            options.Version is { Length: > 0 } version ? version : typeof(ManifestCommand).Assembly.GetName().Version!.ToString(fieldCount: 3),
            name,
            website,
            options.PrivacyUrl is { Length: > 0 } privacy ? privacy : website,
            options.TermsOfUseUrl is { Length: > 0 } terms ? terms : website);
    }
}
