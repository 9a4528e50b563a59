using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Office.Registers;

/// <summary>Enum members as <c>lower-case-words</c>; numbers are refused, so that a file never depends on their order.</summary>
internal sealed class KebabEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
