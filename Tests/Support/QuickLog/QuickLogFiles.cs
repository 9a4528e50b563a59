namespace BotApp.Tests.Support.QuickLog;

/// <summary>The sentence files beside the tests' output.</summary>
public static class QuickLogFiles
{
    /// <summary>The forty samples of the order.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-samples.jsonl");

    /// <summary>Our own sentences.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-own.jsonl");

    /// <summary>Sentences of a tester who knew neither code nor samples; from l101 on written at what was found weak.</summary>
    public static string Others => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-others.jsonl");

    /// <summary>Sentences of the morning rush, of another who knew neither.</summary>
    public static string Rush => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-rush.jsonl");

    /// <summary>Sentences of a third who knew neither, read with a roster.</summary>
    public static string Strangers => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-strangers.jsonl");

    /// <summary>What people write beside reports: leave, thanks, praise, tasks, news.</summary>
    public static string Chat => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-chat.jsonl");
}
