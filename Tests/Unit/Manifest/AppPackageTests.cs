using System.IO.Compression;
using System.Text.Json.Nodes;
using BotApp.Features.Manifest;
using BotApp.Tests.Support;
using BotApp.Tests.Support.Turns;
using NJsonSchema;

namespace BotApp.Tests.Unit.Manifest;

public sealed class AppPackageTests
{
    private static readonly string Folder = RepositoryRoot.Of("manifest");

    private static readonly AppPackageIds Ids = new(
        "33333333-3333-3333-3333-333333333333", "22222222-2222-2222-2222-222222222222", "1.2.3", "某机关", "https://a.example", "https://b.example", "https://c.example");

    [Fact]
    public async Task Manifest_FilledIn_PassesTheOfficialSchemaOfItsVersion()
    {
        var package = AppPackage.Fill(Folder, Ids);

        await AssertValidAsync(package.Manifest, "MicrosoftTeams.schema.json");
        Assert.All(AppPackage.LanguageFiles(package.Manifest), file => Assert.NotNull(package.Read(file)));
    }

    [Fact]
    public async Task Languages_All_PassTheOfficialSchema()
    {
        var package = AppPackage.Fill(Folder, Ids);

        foreach (var file in AppPackage.LanguageFiles(package.Manifest))
            await AssertValidAsync(package.Read(file), "MicrosoftTeams.Localization.schema.json");
    }

    [Fact]
    public async Task Schema_FaultyManifest_IsRefused()
    {
        var manifest = AppPackage.Fill(Folder, Ids).Manifest;
        manifest["bots"]![0]!["scopes"] = new JsonArray("everywhere");
        manifest["unheardOf"] = true;

        Assert.NotEmpty((await SchemaAsync(manifest, "MicrosoftTeams.schema.json")).Validate(manifest.Readable()));
    }

    [Fact]
    public void Check_ShippedTemplate_IsFaultless() => Assert.Empty(AppPackageCheck.Check(AppPackage.Fill(Folder, Ids)));

    [Fact]
    public void Fill_Ids_StandWhereTeamsLooks()
    {
        var manifest = AppPackage.Fill(Folder, Ids).Manifest;

        Assert.Equal(Ids.PackageId, manifest["id"]!.GetValue<string>());
        Assert.Equal(Ids.BotId, manifest["bots"]![0]!["botId"]!.GetValue<string>());
        Assert.Equal("https://b.example", manifest["developer"]!["privacyUrl"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("PackageId", "the-bot", "id is 'the-bot'")]
    [InlineData("PackageId", "00000000-0000-0000-0000-000000000000", "is no GUID")]
    [InlineData("BotId", "{22222222-2222-2222-2222-222222222222}", "botId")]
    [InlineData("Version", "1.2", "three numbers")]
    [InlineData("DeveloperName", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "developer.name has 33")]
    [InlineData("DeveloperName", "", "developer.name has 0")]
    [InlineData("WebsiteUrl", "http://a.example", "developer.websiteUrl")]
    [InlineData("TermsOfUseUrl", "our intranet", "developer.termsOfUseUrl")]
    public void Check_WrongValue_IsNamed(string property, string value, string said)
    {
        var ids = property switch
        {
            "PackageId" => Ids with { PackageId = value },
            "BotId" => Ids with { BotId = value },
            "Version" => Ids with { Version = value },
            "DeveloperName" => Ids with { DeveloperName = value },
            "WebsiteUrl" => Ids with { WebsiteUrl = value },
            _ => Ids with { TermsOfUseUrl = value },
        };

        Assert.Contains(AppPackageCheck.Check(AppPackage.Fill(Folder, ids)), fault => fault.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en.json", "lacks name.short")]
    [InlineData("manifest.json", "name.short has 40")]
    [InlineData("color.png", "The color icon is 32×32")]
    [InlineData("outline.png", "The outline icon is no PNG")]
    public void Check_ChangedFile_IsNamed(string file, string said)
    {
        var package = AppPackage.Fill(Folder, Ids);
        var files = package.Files.ToDictionary();
        var manifest = package.Manifest;
        var english = package.Read("en.json");
        english.Remove("name.short");
        manifest["name"]!["short"] = new string('长', 40);
        files[file] = file switch
        {
            "en.json" => System.Text.Encoding.UTF8.GetBytes(english.Readable()),
            "manifest.json" => System.Text.Encoding.UTF8.GetBytes(manifest.Readable()),
            "color.png" => files["outline.png"],
            _ => [1, 2, 3],
        };

        Assert.Contains(AppPackageCheck.Check(new AppPackage(files)), fault => fault.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Zip_Package_HasAllFilesAtItsRootAndTheSameBytesAgain()
    {
        var package = AppPackage.Fill(Folder, Ids);

        var bytes = package.Zip();

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["color.png", "en.json", "manifest.json", "outline.png"], zip.Entries.Select(e => e.FullName));
        Assert.Equal(bytes, AppPackage.Fill(Folder, Ids).Zip());
    }

    private static async Task AssertValidAsync(JsonObject file, string schema) =>
        Assert.Empty((await SchemaAsync(file, schema)).Validate(file.Readable()).Select(e => $"{e.Path}: {e.Kind}"));

    private static async Task<JsonSchema> SchemaAsync(JsonObject file, string name)
    {
        // …/teams/v1.27/MicrosoftTeams.schema.json: the version that the file itself names.
        var version = new Uri(file["$schema"]!.GetValue<string>()).Segments[^2].Trim('/');
        var path = RepositoryRoot.Of("node_modules", "@microsoft", "app-manifest", "build", "json-schemas", "teams", version, name);
        Assert.True(File.Exists(path), $"{path} is missing; run npm ci.");
        return await JsonSchema.FromFileAsync(path, TestContext.Current.CancellationToken);
    }
}
