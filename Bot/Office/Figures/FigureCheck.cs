using System.Text.Json.Serialization;
using BotApp.Office.Registers;

namespace BotApp.Office.Figures;

/// <summary>What a careful editor compares.</summary>
[JsonConverter(typeof(KebabEnumConverter<CheckKind>))]
internal enum CheckKind
{
    /// <summary>The parts add up to the whole.</summary>
    Sum,

    /// <summary>A part is no more than its whole.</summary>
    Within,

    /// <summary>The same thing, counted on two bases.</summary>
    Same,

    /// <summary>近, 余, 多 and 超 would stand for the exact number.</summary>
    Wording,

    /// <summary>Figures that stand together are counted up to different days, or entries came after a figure's cut-off.</summary>
    Cutoff,

    /// <summary>Entries leave open which figure they belong to, or lack the number that is summed.</summary>
    Unsaid,

    /// <summary>The tag by which a campaign is counted is missing.</summary>
    Campaign,
}

/// <summary>A comparison that the data defines.</summary>
/// <param name="Whole">The figure compared with; null for <see cref="CheckKind.Same"/>.</param>
/// <param name="Figures">The parts, or the figures that should be the same.</param>
/// <param name="Note">What may explain it when it fires.</param>
internal sealed record FigureCheck(CheckKind Kind, IReadOnlyList<string> Figures, LocalText Note, string? Whole = null);

/// <summary>A comparison that did not come out even: to be looked at, not an error.</summary>
/// <param name="Figures">Ids of the figures it is about.</param>
internal sealed record FiredCheck(CheckKind Kind, IReadOnlyList<string> Figures, LocalText Message);
