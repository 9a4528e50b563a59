using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotApp.Tests.Support;

namespace BotApp.Tests.Integration.Deployment;

/// <summary>The template for Azure, compiled and linted by the Bicep compiler; nothing is deployed.</summary>
public sealed partial class BicepTests
{
    private static readonly string Template = RepositoryRoot.Of("deploy", "main.bicep");

    [Fact]
    public async Task Template_Compiled_HasNeitherErrorNorWarning()
    {
        var (code, _, said) = await BicepAsync("build", Template, "--stdout");

        Assert.Equal((0, ""), (code, said));
    }

    [Fact]
    public async Task Template_Linted_HasNoFinding()
    {
        var (code, _, said) = await BicepAsync("lint", Template);

        Assert.Equal((0, ""), (code, said));
    }

    [Fact]
    public async Task Template_Compiled_TellsTheHostItsCloud()
    {
        var (_, template, _) = await BicepAsync("build", Template, "--stdout");

        Assert.Contains("createObject('name', 'Bot__Cloud', 'value', parameters('botCloud'))", template, StringComparison.Ordinal);
        Assert.Equal(
            "[if(equals(environment().name, 'AzureUSGovernment'), 'USGov', if(equals(environment().name, 'AzureChinaCloud'), 'China', 'Public'))]",
            JsonNode.Parse(template)!["parameters"]!["botCloud"]!["defaultValue"]!.GetValue<string>());
    }

    [Fact]
    public async Task Parameters_WithoutTheSecrets_AreRefused()
    {
        var (code, _, said) = await BicepAsync("build-params", RepositoryRoot.Of("deploy", "main.bicepparam"), "--stdout");

        Assert.NotEqual(0, code);
        Assert.Contains("AUDIT_KEY", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_Compiled_KeepsWhatTheReadmePromises()
    {
        var (_, template, _) = await BicepAsync("build", Template, "--stdout");

        var resources = JsonNode.Parse(template)!["resources"]!;
        var all = (resources is JsonObject named ? named.Select(r => r.Value!) : resources.AsArray().Select(r => r!)).ToList();
        JsonNode Of(string type) => all.Single(r => r["type"]!.GetValue<string>() == type);
        var accounts = all.Where(r => r["type"]!.GetValue<string>() is "Microsoft.Storage/storageAccounts").ToList();
        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account => Assert.False(account["properties"]!["allowSharedKeyAccess"]!.GetValue<bool>()));
        var policy = Of("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies")["properties"]!;
        Assert.False(policy["allowProtectedAppendWrites"]!.GetValue<bool>());
        Assert.Equal("UserAssignedMSI", Of("Microsoft.BotService/botServices")["properties"]!["msaAppType"]!.GetValue<string>());
        Assert.Equal("[parameters('replicas')]", Of("Microsoft.App/containerApps")["properties"]!["template"]!["scale"]!["minReplicas"]!.GetValue<string>());
        Assert.Equal(2, JsonNode.Parse(template)!["parameters"]!["replicas"]!["defaultValue"]!.GetValue<int>());
        var grants = all.Where(r => r["type"]!.GetValue<string>() is "Microsoft.Authorization/roleAssignments").ToList();
        Assert.Equal(5, grants.Count(g => g["copy"] is null));
        // To each operator the three roles of data, and to nobody unless someone is named.
        Assert.Equal(3, grants.Count(g => g["copy"]?["count"]?.GetValue<string>() is "[length(parameters('operators'))]"));
        Assert.Empty(JsonNode.Parse(template)!["parameters"]!["operators"]!["defaultValue"]!.AsArray());
    }

    [Fact]
    public async Task Template_Settings_StandInTheReadmeForWhoDeploysWithoutIt()
    {
        var readme = await File.ReadAllTextAsync(RepositoryRoot.Of("README.md"), TestContext.Current.CancellationToken);

        var settings = Setting().Matches(await File.ReadAllTextAsync(Template, TestContext.Current.CancellationToken)).Select(m => m.Groups[1].Value).ToList();

        Assert.Contains("AZURE_CLIENT_ID", settings);
        Assert.All(settings, name => Assert.Contains($"`{name.Replace("__", ":", StringComparison.Ordinal)}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compiler_FaultyTemplate_SaysSo()
    {
        var faulty = Path.Combine(Directory.CreateTempSubdirectory("bicep-").FullName, "faulty.bicep");
        await File.WriteAllTextAsync(
            faulty,
            (await File.ReadAllTextAsync(Template, TestContext.Current.CancellationToken)).Replace("minimumTlsVersion", "minimalTlsVersion", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var (_, _, said) = await BicepAsync("build", faulty, "--stdout");

        Assert.Contains("minimalTlsVersion", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Said)> BicepAsync(params string[] arguments)
    {
        var compiler = typeof(BicepTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "BicepCompiler")?.Value;
        Assert.SkipWhen(string.IsNullOrEmpty(compiler), "The compiler's package is for Linux on x64.");
        var start = new ProcessStartInfo(compiler) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // It writes English, and has no need of ICU.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, (await said).Trim());
    }

    [GeneratedRegex(@"\{ name: '([A-Z]\w+)', (?:value|secretRef):")]
    private static partial Regex Setting();
}
