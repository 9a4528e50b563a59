using System.Diagnostics;

namespace BotApp.Protocol;

/// <summary>The spans of this program, under the source <see cref="SourceName"/>. They carry ids, kinds and counts, never content.</summary>
internal static class Spans
{
    public const string SourceName = "BotApp";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts a span within the current one; null when nobody listens.</summary>
    public static System.Diagnostics.Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <summary>Marks the span as failed, with the outcome in one word.</summary>
    public static void Fail(this System.Diagnostics.Activity? span, string outcome) => span?.SetStatus(ActivityStatusCode.Error, outcome);
}
