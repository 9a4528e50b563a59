using System.Text.Json.Serialization;

namespace BotApp.Office.Registers;

/// <summary>What must hold between two fields when both are filled.</summary>
[JsonConverter(typeof(KebabEnumConverter<CheckRule>))]
internal enum CheckRule
{
    /// <summary>A time or date is after another one; a time may be past midnight.</summary>
    After,

    /// <summary>A number, or the number of entries of a list, is at most another number.</summary>
    AtMost,
}

/// <summary>A rule between two fields; its error is reported at <paramref name="Field"/>.</summary>
internal sealed record FieldCheck(CheckRule Rule, string Field, string Other);
