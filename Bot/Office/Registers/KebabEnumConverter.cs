using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Office.Registers;

/// <summary>Enum members as <c>lower-case-words</c>; numbers are refused, so that a file never depends on their order.</summary>
/// <remarks>Not a <see cref="JsonStringEnumConverter{T}"/>: its message gives the name of our type instead of the words that are allowed.</remarks>
internal sealed class KebabEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly T[] Members = Enum.GetValues<T>();
    private static readonly string[] Words = [.. Members.Select(member => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString()))];

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? MemberOf(reader.GetString()!)
            : throw new JsonException($"a word was expected, one of {string.Join(", ", Words)}");

    /// <inheritdoc />
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => MemberOf(reader.GetString()!);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(WordOf(value));

    private static T MemberOf(string word) => Array.IndexOf(Words, word) is >= 0 and var i
        ? Members[i]
        : throw new JsonException($"'{word}' is unknown; one of {string.Join(", ", Words)}");

    /// <summary>The word of a member.</summary>
    public static string WordOf(T member) => Words[Array.IndexOf(Members, member)];
}
