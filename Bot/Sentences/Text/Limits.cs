namespace BotApp.Sentences.Text;

internal static class Limits
{
    /// <summary>
    /// Milliseconds a pattern may take. A sentence takes a few microseconds; this ends a hostile one, and is long enough
    /// that a pause of a busy machine, or compiling a pattern on one, is not taken for one.
    /// </summary>
    public const int PatternTimeout = 5000;
}
