using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using BotApp.Cards.Texts;
using BotApp.Tests.Support;

namespace BotApp.Tests.Unit.Cards.Texts;

public sealed partial class CardTextsTests
{
    private static readonly Dictionary<string, string> Chinese = Keys(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = Keys(CultureInfo.GetCultureInfo("en"));

    /// <summary>Members that are no text of the resources.</summary>
    private static readonly string[] Computed = [nameof(CardTexts.Language), nameof(CardTexts.Date), nameof(CardTexts.DateWithoutWeekday), nameof(CardTexts.Moment), nameof(CardTexts.Weekday), nameof(CardTexts.DateAndTime), nameof(CardTexts.TagLine)];

    private static readonly Dictionary<string, int> Members = typeof(CardTexts)
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false } && !Computed.Contains(member.Name))
        .ToDictionary(member => member.Name, member => member is MethodInfo method ? method.GetParameters().Length : 0);

    [Fact]
    public void Texts_Languages_HaveTheSameKeys()
    {
        Assert.Equal(Chinese.Keys.Order(), English.Keys.Order());
    }

    [Fact]
    public void Texts_Members_AreTheKeys()
    {
        Assert.Equal(Chinese.Keys.Order(), Members.Keys.Order());
    }

    [Fact]
    public void Texts_Placeholders_AreTheParametersInEachLanguage()
    {
        var faulty = from member in Members
                     let expected = Enumerable.Range(0, member.Value).ToHashSet()
                     where !expected.SetEquals(Placeholders(Chinese[member.Key])) || !expected.SetEquals(Placeholders(English[member.Key]))
                     select member.Key;

        Assert.Empty(faulty);
    }

    [Fact]
    public void Texts_Members_AreUsed()
    {
        // By convention texts are called t, texts or Texts where they are used.
        var used = Sources().SelectMany(file => Use().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.Empty(Members.Keys.Except(used));
    }

    [Fact]
    public void Texts_Tone_IsCalm()
    {
        // No exclamation marks; emoji are surrogate pairs.
        Assert.DoesNotContain(Chinese.Values.Concat(English.Values), text => text.Any(c => c is '!' or '！' || char.IsSurrogate(c)));
    }

    [Fact]
    public void Texts_Empty_AreNone()
    {
        Assert.Empty(Chinese.Concat(English).Where(text => text.Value.Length is 0).Select(text => text.Key));
    }

    [Theory]
    [InlineData(null, "zh")]
    [InlineData("", "zh")]
    [InlineData("zh-CN", "zh")]
    [InlineData("zh-TW", "zh")]
    [InlineData("de-DE", "zh")]
    [InlineData("en", "en")]
    [InlineData("en-US", "en")]
    [InlineData("EN-gb", "en")]
    public void For_Locale_ChoosesTheLanguage(string? locale, string language)
    {
        Assert.Equal(language, CardTexts.For(locale).Language);
    }

    [Theory]
    [InlineData("zh-CN", "保存", "有 2 处需要更正，尚未保存：日期、地点")]
    [InlineData("en", "Save", "2 to correct, not saved yet: 日期、地点")]
    public void Texts_Language_SpeaksIt(string locale, string save, string toCorrect)
    {
        var t = CardTexts.For(locale);

        Assert.Equal(save, t.Save);
        Assert.Equal(toCorrect, t.ToCorrect(2, "日期、地点"));
    }

    [Theory]
    [InlineData("zh-CN", "2026-11-23", "2026年11月23日 周一", "2026年11月23日")]
    [InlineData("zh-CN", "2027-01-03", "2027年1月3日 周日", "2027年1月3日")]
    [InlineData("en", "2026-11-23", "Mon, 23 Nov 2026", "23 Nov 2026")]
    [InlineData("en", "2027-01-03", "Sun, 3 Jan 2027", "3 Jan 2027")]
    public void Date_Language_WritesItsWay(string locale, string date, string withWeekday, string without)
    {
        var t = CardTexts.For(locale);
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);

        Assert.Equal(withWeekday, t.Date(day));
        Assert.Equal(without, t.DateWithoutWeekday(day));
    }

    [Fact]
    public void Moment_Offset_IsTakenAsGiven()
    {
        var at = new DateTimeOffset(2026, 11, 23, 0, 5, 0, TimeSpan.FromHours(8));

        Assert.Equal("2026年11月23日 00:05", CardTexts.For("zh").Moment(at));
        Assert.Equal("23 Nov 2026 00:05", CardTexts.For("en").Moment(at));
    }

    private static Dictionary<string, string> Keys(CultureInfo culture) =>
        new ResourceManager("BotApp.Cards.Texts.Texts", typeof(CardTexts).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<int> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct();

    private static IEnumerable<string> Sources() =>
        from folder in new[] { "Cards", "Bot" }
        from file in Directory.EnumerateFiles(RepositoryRoot.Of(folder), "*.cs", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(RepositoryRoot.Folder, file).Split(Path.DirectorySeparatorChar)
        where !parts.Contains("obj") && !parts.Contains("bin")
        select file;

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(?:t|texts|Texts)\.([A-Z]\w*)")]
    private static partial Regex Use();
}
