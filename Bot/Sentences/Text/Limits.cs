namespace BotApp.Sentences.Text;

internal static class Limits
{
    /// <summary>
    /// Milliseconds a pattern may take. A sentence takes a few microseconds. The limit stops a hostile one, and is long enough not
    /// to be reached when a busy machine pauses or still compiles a pattern.
    /// </summary>
    public const int PatternTimeout = 5000;
}
