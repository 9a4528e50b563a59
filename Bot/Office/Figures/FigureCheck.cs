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

    /// <summary>近, 余, 多 and 超 say what the exact number is.</summary>
    Wording,

    /// <summary>Figures that stand together count up to different days, or more came after the day.</summary>
    Cutoff,

    /// <summary>Entries leave open whether they are of this figure or of another, or do not say the number that is summed.</summary>
    Unsaid,

    /// <summary>There is no tag by which a campaign is counted.</summary>
    Campaign,
}

/// <summary>A comparison that the data asks for.</summary>
/// <param name="Whole">The figure compared with; none for <see cref="CheckKind.Same"/>.</param>
/// <param name="Figures">The parts, or what should be the same.</param>
/// <param name="Note">What to think of when it fires.</param>
internal sealed record FigureCheck(CheckKind Kind, IReadOnlyList<string> Figures, LocalText Note, string? Whole = null);

/// <summary>A comparison that did not come out even: to be looked at, not an error.</summary>
/// <param name="Figures">Ids of the figures it is about.</param>
internal sealed record FiredCheck(CheckKind Kind, IReadOnlyList<string> Figures, LocalText Message);
