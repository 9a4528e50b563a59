namespace BotApp.Tests.Support.QuickLog;

/// <summary>The sentence files in the tests' output.</summary>
public static class QuickLogFiles
{
    /// <summary>The forty samples from the customer's order.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-samples.jsonl");

    /// <summary>Our own sentences.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-own.jsonl");

    /// <summary>Sentences by a tester who knew neither code nor samples; from l101 on they target known weaknesses.</summary>
    public static string Others => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-others.jsonl");

    /// <summary>Sentences of the morning rush, by another such tester.</summary>
    public static string Rush => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-rush.jsonl");

    /// <summary>Sentences of a third who knew neither, read with a roster.</summary>
    public static string Strangers => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-strangers.jsonl");

    /// <summary>Sentences of a fourth who knew neither, read with a roster; 40 of them report nothing.</summary>
    public static string Colleagues => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-colleagues.jsonl");

    /// <summary>Sentences of a fifth who knew neither, of every kind of meeting and way of writing, read with a roster.</summary>
    public static string Blind => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-blind.jsonl");

    /// <summary>What people write besides reports: leave, thanks, praise, tasks, news.</summary>
    public static string Chat => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-chat.jsonl");
}
