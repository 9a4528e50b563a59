namespace BotApp.Tests.Support.QuickLog;

/// <summary>The sentence files beside the tests' output.</summary>
public static class QuickLogFiles
{
    /// <summary>The forty samples of the order.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-samples.jsonl");

    /// <summary>Our own sentences.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-own.jsonl");

    /// <summary>What people write beside reports: leave, thanks, praise, tasks, news.</summary>
    public static string Chat => Path.Combine(AppContext.BaseDirectory, "QuickLog", "quick-log-chat.jsonl");
}
