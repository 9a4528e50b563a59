using System.Buffers;

namespace BotApp.Sentences.Words;

/// <summary>Whether a piece of text can be the name of a person.</summary>
internal static class Names
{
    /// <summary>How sure the surroundings make us that a person is meant.</summary>
    public enum Expectation
    {
        /// <summary>Nothing announces a person: 秦岭出差.</summary>
        None,

        /// <summary>A role word stands next to it: 主持 秦岭.</summary>
        Role,

        /// <summary>A label and a separator frame the whole value: 主持人：秦岭；.</summary>
        Framed,
    }

    private static readonly SearchValues<char> NeverInside = SearchValues.Create("的了这那哪你我他她它们把被吗呢吧啊哦嗯谁");

    private const string NeverLast = "科室处部组局站所队院校镇乡厂会员时前后上下等及和与或是在于为都均休没未不代";

    /// <summary>Whether the text is a personal name, or 老/小 with a family name.</summary>
    public static bool IsName(ReadOnlySpan<char> text, Expectation expectation = Expectation.None)
    {
        if (text.Length is < 2 or > 15)
            return false;
        if (text.Contains('·'))
            return IsTransliterated(text);
        if (text.Length > 4 || !IsHan(text) || text.ContainsAny(NeverInside))
            return false;
        if (expectation is Expectation.None ? NotNames.Unlikely(text) : NotNames.Never(text))
            return false;
        if (text.Length == 3 && NotNames.Never(text[..2]))
            return false;
        if (text.Length == 2 && text[0] is '老' or '小' or '阿' && (Surnames.IsSurname(text[1]) || Surnames.IsRareSurname(text[1]) || text[1] is '支'))
            return true;
        if (text.Length > 2 && NeverLast.Contains(text[^1], StringComparison.Ordinal) && expectation is not Expectation.Framed)
            return false;
        if (Surnames.StartsWithCompound(text))
            return text.Length is 3 or 4 || (text.Length == 2 && expectation is Expectation.Framed);

        // In a framed value the family name may be one that is in no list.
        if (expectation is Expectation.Framed && text.Length <= 3 && !NotNames.Unlikely(text))
            return true;

        return text.Length <= 3 && (Surnames.IsSurname(text[0]) || (expectation is not Expectation.None && Surnames.IsRareSurname(text[0])));
    }

    /// <summary>Whether a family name stands here, as before a title.</summary>
    public static bool IsFamilyName(ReadOnlySpan<char> text) =>
        text.Length == 1 ? Surnames.IsSurname(text[0]) : text.Length == 2 && Surnames.StartsWithCompound(text);

    public static bool IsHan(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not (>= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF'))
                return false;
        }

        return text.Length > 0;
    }

    // 阿卜杜拉·买买提, 卓玛·次仁
    private static bool IsTransliterated(ReadOnlySpan<char> text)
    {
        foreach (var part in text.Split('·'))
        {
            if (!IsHan(text[part]))
                return false;
        }

        return true;
    }
}
