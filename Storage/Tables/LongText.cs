using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace BotApp.Storage.Tables;

/// <summary>Text of any length in numbered properties: a property holds 64 KiB, which is 32 K UTF-16 units.</summary>
internal static class LongText
{
    /// <summary>UTF-16 units per property; a little below the platform's 32 K.</summary>
    public const int Chunk = 32_000;

    /// <summary>Writes <paramref name="text"/> as <c>Name</c>, <c>Name1</c>, <c>Name2</c> …; an empty text leaves no property.</summary>
    public static void Put(TableEntity entity, string name, string text)
    {
        for (int start = 0, number = 0; start < text.Length; number++)
        {
            var length = Math.Min(Chunk, text.Length - start);
            // A surrogate pair stays together: half of one does not survive UTF-8.
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            entity[Property(name, number)] = text.Substring(start, length);
            start += length;
        }
    }

    /// <summary>
    /// The same for a row that is merged into a stored one: the merge keeps properties that are not named, so an empty property
    /// marks the end of the text in case a longer one was stored before.
    /// </summary>
    public static void PutOver(TableEntity entity, string name, string text)
    {
        Put(entity, name, text);
        var end = 0;
        while (entity.ContainsKey(Property(name, end)))
            end++;
        entity[Property(name, end)] = "";
    }

    /// <summary>Reads what <see cref="Put"/> or <see cref="PutOver"/> wrote.</summary>
    public static string Get(TableEntity entity, string name)
    {
        if (entity.GetString(name) is not { Length: > 0 } first)
            return "";
        if (entity.GetString(Property(name, 1)) is not { Length: > 0 } second)
            return first;

        var text = new StringBuilder(first).Append(second);
        for (var number = 2; entity.GetString(Property(name, number)) is { Length: > 0 } more; number++)
            text.Append(more);
        return text.ToString();
    }

    private static string Property(string name, int number) =>
        number == 0 ? name : name + number.ToString(CultureInfo.InvariantCulture);
}
