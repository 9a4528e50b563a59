using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Office.Figures;

/// <summary>The figures of the annual report, in its order, and the comparisons among them.</summary>
internal sealed class FigureCatalog
{
    internal FigureCatalog(ImmutableArray<FigureDefinition> all, ImmutableArray<FigureCheck> checks, ImmutableArray<CountedCampaign> campaigns = default) =>
        (All, Checks, Campaigns) = (all, checks, campaigns.IsDefault ? [] : campaigns);

    /// <summary>Every figure.</summary>
    public ImmutableArray<FigureDefinition> All { get; }

    /// <summary>The comparisons.</summary>
    public ImmutableArray<FigureCheck> Checks { get; }

    /// <summary>The campaigns that figures are counted for. The office creates each one's tag itself, when the campaign begins.</summary>
    public ImmutableArray<CountedCampaign> Campaigns { get; }

    /// <summary>Reads the content of <c>figures.json</c>.</summary>
    /// <exception cref="DataFileException">The file is inconsistent.</exception>
    internal static FigureCatalog Read(Stream json, RegisterCatalog registers)
    {
        FigureFile file;
        try
        {
            file = DataFile.Read(json, FigureJson.Default.FigureFile);
        }
        catch (JsonException e)
        {
            throw new DataFileException([$"figures.json: {e.Path}: {e.Message}"]);
        }

        var faults = FigureFaults.Find(file, registers);
        return faults.Count == 0 ? new FigureCatalog([.. file.Figures], [.. file.Checks], [.. file.Campaigns ?? []]) : throw new DataFileException(faults);
    }
}

/// <summary>A campaign that figures are counted for.</summary>
/// <param name="Code">The code that the office's tag must have to be counted.</param>
/// <param name="Name">Its name where there is no such tag.</param>
internal sealed record CountedCampaign(string Code, LocalText Name);

/// <summary>The file as it is written.</summary>
internal sealed record FigureFile(
    IReadOnlyList<FigureDefinition> Figures,
    IReadOnlyList<FigureCheck> Checks,
    IReadOnlyList<CountedCampaign>? Campaigns = null,
    [property: JsonPropertyName("$schema")] string? Schema = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(KebabEnumConverter<UnitKind>)])]
[JsonSerializable(typeof(FigureFile))]
internal sealed partial class FigureJson : JsonSerializerContext;
