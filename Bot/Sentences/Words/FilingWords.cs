namespace BotApp.Sentences.Words;

/// <summary>How people say under which register something counts, as parts of patterns.</summary>
internal static class FilingWords
{
    /// <summary>算: not the end of 预算, 决算 and their kin.</summary>
    public const string Counts = "(?<![预决结核计概清运测估演验换折推打精珠])算";

    /// <summary>作为: not as in 担当作为, which is expected of cadres.</summary>
    public const string As = "(?<!担当|有所|主动|积极|[与和有新敢善不乱])作为";
}
