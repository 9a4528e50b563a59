using System.Text.Json.Serialization;
using BotApp.Office.Roster;

namespace BotApp.Office.Registers;

/// <summary>A register as a file writes it. What its shape says may be left out, hence everything may be null.</summary>
internal sealed class RegisterEntry
{
    public string? Code { get; set; }
    public LocalText? Name { get; set; }
    public List<string>? Aliases { get; set; }
    public string? Shape { get; set; }

    /// <summary>The fields of the shape that it keeps. Listed rather than excluded, so that a field added to the shape later does not slip in.</summary>
    public List<string>? Only { get; set; }
    public RegisterKind? Kind { get; set; }
    public List<UnitKind>? Scope { get; set; }
    public List<RegisterField>? Fields { get; set; }
    public List<FieldCheck>? Checks { get; set; }
    public string? Date { get; set; }
    public string? Title { get; set; }
    public List<Cadence>? Cadences { get; set; }
    public List<string>? Tags { get; set; }
    public Visibility? Visibility { get; set; }
    public RegisterClosing? Closing { get; set; }
    public bool? Automatic { get; set; }

    public bool? Study { get; set; }

    public List<WritingConvention>? Conventions { get; set; }
    public List<string>? Phrases { get; set; }
    public List<string>? Details { get; set; }
    public List<string>? Mechanisms { get; set; }
    public List<TallyDefinition>? Tallies { get; set; }
}

/// <summary>A tag that is there from the start, or that the office has created.</summary>
/// <param name="From">First day of a campaign; null if it has no dates.</param>
/// <param name="To">Last day of it.</param>
/// <param name="Registers">Codes of the registers whose entries it fits; none given: all that take the office's tags.</param>
internal sealed record RegisterTag(
    string Code, LocalText Name, DateOnly? From = null, DateOnly? To = null, IReadOnlyList<string>? Registers = null)
{
    /// <summary>Whether an entry of a register may carry it.</summary>
    public bool Fits(string register) => Registers is null or { Count: 0 } || Registers.Contains(register);

    /// <summary>Whether it is a campaign that ran on a day.</summary>
    public bool RunsOn(DateOnly day) => (From is not null || To is not null) && !(day < From) && !(day > To);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(KebabEnumConverter<UnitKind>)])]
[JsonSerializable(typeof(RegisterEntry))]
[JsonSerializable(typeof(RegisterTag))]
internal sealed partial class RegisterJson : JsonSerializerContext;
