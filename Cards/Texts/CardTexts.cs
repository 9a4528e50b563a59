using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace BotApp.Cards.Texts;

/// <summary>Everything the bot says, in one language.</summary>
/// <remarks>
/// A text is a key in <c>Texts.resx</c> (Chinese) and <c>Texts.en.resx</c> (English) and a member of the same name here;
/// parameters fill its placeholders in order. A test compares the three and finds members that nothing uses.
/// </remarks>
public sealed partial class CardTexts
{
    private static readonly ResourceManager Resources = new("BotApp.Cards.Texts.Texts", typeof(CardTexts).Assembly);

    private static readonly CardTexts Chinese = new("zh-CN");
    private static readonly CardTexts English = new("en");

    private readonly CultureInfo culture;

    private CardTexts(string language) => culture = CultureInfo.GetCultureInfo(language);

    /// <summary>ISO 639-1 code of the language, as a card names it.</summary>
    public string Language => culture.TwoLetterISOLanguageName;

    /// <summary>The texts for an activity's locale: English if it begins with "en", otherwise Chinese.</summary>
    public static CardTexts For(string? locale) =>
        locale is not null && locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;

    /// <summary>2026年11月23日 周一; Mon, 23 Nov 2026.</summary>
    public string Date(DateOnly date) => IsEnglish
        ? date.ToString("ddd, d MMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{DateWithoutWeekday(date)} 周{"日一二三四五六"[(int)date.DayOfWeek]}");

    /// <summary>2026年11月23日; 23 Nov 2026.</summary>
    public string DateWithoutWeekday(DateOnly date) => IsEnglish
        ? date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>The day and time of <paramref name="at"/> in its own offset, so pass it in the office's zone.</summary>
    public string Moment(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{DateWithoutWeekday(DateOnly.FromDateTime(at.DateTime))} {at:HH:mm}");

    private bool IsEnglish => ReferenceEquals(this, English);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text '{key}'.");

    private string Fill(ReadOnlySpan<object?> values, [CallerMemberName] string key = "") =>
        string.Format(CultureInfo.InvariantCulture, Get(key), values);
}
