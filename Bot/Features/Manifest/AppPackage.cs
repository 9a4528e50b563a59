using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Features.Manifest;

/// <summary>The values that fill the package's template.</summary>
/// <param name="PackageId">Id in the tenant's catalogue.</param>
/// <param name="BotId">The Entra application of the bot.</param>
internal sealed record AppPackageIds(
    string PackageId, string BotId, string Version, string DeveloperName, string WebsiteUrl, string PrivacyUrl, string TermsOfUseUrl);

/// <summary>
/// The Teams app package: the manifest filled in, its languages and icons, checked, and zipped. The same input gives the
/// same bytes.
/// </summary>
/// <param name="Files">Content by name within the package.</param>
internal sealed record AppPackage(IReadOnlyDictionary<string, byte[]> Files)
{
    private const string ManifestName = "manifest.json";

    // The earliest time a zip can hold, so that the same input gives the same bytes.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The manifest.</summary>
    public JsonObject Manifest => Read(ManifestName);

    /// <summary>Fills the template of a folder.</summary>
    /// <exception cref="InvalidDataException">A file that the template names is missing or not JSON.</exception>
    public static AppPackage Fill(string folder, AppPackageIds ids)
    {
        var manifest = Parse(ManifestName, File.ReadAllBytes(Path.Combine(folder, ManifestName)));
        manifest["id"] = ids.PackageId;
        manifest["version"] = ids.Version;
        manifest["bots"]![0]!["botId"] = ids.BotId;
        if (manifest["composeExtensions"] is JsonArray { Count: > 0 } extensions)
            extensions[0]!["botId"] = ids.BotId;
        var developer = manifest["developer"]!;
        developer["name"] = ids.DeveloperName;
        developer["websiteUrl"] = ids.WebsiteUrl;
        developer["privacyUrl"] = ids.PrivacyUrl;
        developer["termsOfUseUrl"] = ids.TermsOfUseUrl;

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [ManifestName] = JsonSerializer.SerializeToUtf8Bytes(manifest, Readable),
        };
        foreach (var name in LanguageFiles(manifest).Concat(IconFiles(manifest)))
        {
            var path = Path.Combine(folder, name);
            files[name] = File.Exists(path) ? File.ReadAllBytes(path) : throw new InvalidDataException($"The package has no {name}, which its manifest names.");
        }

        return new AppPackage(files);
    }

    /// <summary>Names of the files of the additional languages.</summary>
    public static IEnumerable<string> LanguageFiles(JsonObject manifest) =>
        manifest["localizationInfo"]?["additionalLanguages"]?.AsArray().Select(l => l!["file"]!.GetValue<string>()) ?? [];

    /// <summary>Names of the icons.</summary>
    public static IEnumerable<string> IconFiles(JsonObject manifest) => manifest["icons"]!.AsObject().Select(i => i.Value!.GetValue<string>());

    /// <summary>A JSON file of the package.</summary>
    public JsonObject Read(string name) => Parse(name, Files[name]);

    /// <summary>The package as a zip, ready for upload to Teams.</summary>
    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static JsonObject Parse(string name, byte[] content)
    {
        try
        {
            return JsonNode.Parse(content)?.AsObject() ?? throw new InvalidDataException($"{name} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name} is no JSON: line {e.LineNumber + 1}."), e);
        }
    }
}
