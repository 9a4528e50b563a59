using System.Globalization;
using System.Resources;
using BotApp.Office;
using BotApp.Office.Calendar;

namespace BotApp.Features.Holidays;

/// <summary>The words of the holidays' import, in Chinese or English.</summary>
internal sealed class HolidayTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(HolidayTexts).FullName!, typeof(HolidayTexts).Assembly);

    /// <summary>The text of a key with its arguments put in. They may be the file's words, and the terminal gets no control sequence of theirs and no line.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key.</exception>
    public string Say(string key, params IReadOnlyList<string> arguments) => string.Format(
        culture,
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'."),
        [.. arguments.Select(Shown)]);

    /// <summary>Place and reason of a fault, in one line.</summary>
    public string Say(HolidayFault fault) => (fault.Place.Length == 0 ? Say("at-file") : Place(fault)) + Say("colon") + Reason(fault);

    /// <summary>The reason in words, without the place.</summary>
    public string Reason(HolidayFault fault) => Say(fault.Code, fault.Arguments);

    /// <summary>The place, which names members of the file and so may have its words.</summary>
    public static string Place(HolidayFault fault) => Shown(fault.Place);

    private static string Shown(string words) => TypedText.Visible(words.ReplaceLineEndings(" "));
}
