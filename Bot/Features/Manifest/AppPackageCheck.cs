using System.Buffers.Binary;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BotApp.Features.Manifest;

/// <summary>
/// Finds and names what Teams would refuse at the upload. Tests check the official schema; this checks the
/// values that are filled in or edited. Pure.
/// </summary>
internal static partial class AppPackageCheck
{
    private const int MostCommands = 12;
    private const int MostLists = 3;

    /// <summary>Longest texts, by path in the manifest and key in the language files.</summary>
    private static readonly (string Path, int Longest)[] Texts =
        [("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4000)];

    /// <summary>Sides of the icons, in pixels.</summary>
    private static readonly (string Icon, int Side)[] Icons = [("color", 192), ("outline", 32)];

    /// <summary>What is wrong; empty for a package that can be uploaded.</summary>
    public static IReadOnlyList<string> Check(AppPackage package)
    {
        var manifest = package.Manifest;
        List<string> faults = [.. Ids(manifest), .. Developer(manifest), .. Names(manifest), .. Commands(manifest)];
        foreach (var file in AppPackage.LanguageFiles(manifest))
            faults.AddRange(Language(file, package.Read(file), manifest));
        foreach (var (icon, side) in Icons)
            faults.AddRange(Icon(package.Files[At(manifest, $"icons.{icon}")], icon, side));
        return faults;
    }

    private static IEnumerable<string> Ids(JsonObject manifest)
    {
        foreach (var (name, value) in new[] { ("id", At(manifest, "id")), ("bots[0].botId", manifest["bots"]![0]!["botId"]!.GetValue<string>()) })
        {
            if (!Guid.TryParseExact(value, "D", out var id) || id == Guid.Empty)
                yield return $"{name} is '{value}', which is no GUID.";
        }

        if (!Version().IsMatch(At(manifest, "version")))
            yield return $"version is '{At(manifest, "version")}'; it has to be three numbers such as 1.2.0.";
    }

    private static IEnumerable<string> Developer(JsonObject manifest)
    {
        if (At(manifest, "developer.name") is { Length: 0 or > 32 } name)
            yield return $"developer.name has {name.Length} characters; it has to have 1 to 32.";
        foreach (var url in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"])
        {
            var value = At(manifest, $"developer.{url}");
            if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
                yield return $"developer.{url} is '{value}', which is no https address.";
        }
    }

    private static IEnumerable<string> Names(JsonObject manifest)
    {
        foreach (var (path, longest) in Texts)
        {
            if (At(manifest, path) is { } text && (text.Length == 0 || text.Length > longest))
                yield return $"{path} has {text.Length} characters; it has to have 1 to {longest}.";
        }
    }

    private static IEnumerable<string> Commands(JsonObject manifest)
    {
        var lists = manifest["bots"]![0]!["commandLists"]?.AsArray() ?? [];
        if (lists.Count > MostLists)
            yield return $"There are {lists.Count} lists of commands; Teams takes {MostLists}.";
        for (var i = 0; i < lists.Count; i++)
        {
            if (lists[i]!["commands"]!.AsArray() is { Count: > MostCommands } many)
                yield return $"List {i} has {many.Count} commands; Teams takes {MostCommands}.";
        }
    }

    /// <summary>A language file has exactly the manifest's texts, within the same length limits.</summary>
    private static IEnumerable<string> Language(string file, JsonObject texts, JsonObject manifest)
    {
        var expected = Texts.Select(t => t.Path).Concat(CommandKeys(manifest)).ToHashSet(StringComparer.Ordinal);
        var there = texts.Select(t => t.Key).Where(k => k is not "$schema").ToHashSet(StringComparer.Ordinal);
        foreach (var missing in expected.Except(there).Order(StringComparer.Ordinal))
            yield return $"{file} lacks {missing}.";
        foreach (var unknown in there.Except(expected).Order(StringComparer.Ordinal))
            yield return $"{file} has {unknown}, which the manifest does not have.";
        foreach (var (path, longest) in Texts)
        {
            if (texts[path]?.GetValue<string>() is { } text && (text.Length == 0 || text.Length > longest))
                yield return $"{file}: {path} has {text.Length} characters; it has to have 1 to {longest}.";
        }
    }

    private static IEnumerable<string> CommandKeys(JsonObject manifest)
    {
        var lists = manifest["bots"]![0]!["commandLists"]?.AsArray() ?? [];
        return lists.SelectMany((list, i) => list!["commands"]!.AsArray().SelectMany((_, j) =>
            (string[])[$"bots[0].commandLists[{i}].commands[{j}].title", $"bots[0].commandLists[{i}].commands[{j}].description"]))
            .Concat(ExtensionKeys(manifest));
    }

    private static IEnumerable<string> ExtensionKeys(JsonObject manifest)
    {
        var commands = manifest["composeExtensions"]?[0]?["commands"]?.AsArray() ?? [];
        for (var i = 0; i < commands.Count; i++)
        {
            var key = $"composeExtensions[0].commands[{i}]";
            yield return $"{key}.title";
            yield return $"{key}.description";
            for (var j = 0; j < (commands[i]!["parameters"]?.AsArray().Count ?? 0); j++)
            {
                yield return $"{key}.parameters[{j}].title";
                yield return $"{key}.parameters[{j}].description";
            }
        }
    }

    private static IEnumerable<string> Icon(byte[] png, string icon, int side)
    {
        // PNG: signature, then the header chunk with width and height.
        if (png.Length < 24 || !png.AsSpan(0, 8).SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            yield return $"The {icon} icon is no PNG.";
        else if (BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)) is var width && BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(20)) is var height
            && (width != side || height != side))
            yield return $"The {icon} icon is {width}×{height}; it has to be {side}×{side}.";
    }

    private static string At(JsonObject manifest, string path) =>
        path.Split('.').Aggregate((JsonNode?)manifest, (node, name) => node?[name])?.GetValue<string>() ?? "";

    [GeneratedRegex(@"^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
