using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What a sentence, written after 记 on Monday 2026-11-23 at ten, should come out as.</summary>
internal static class QuickLogAssert
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    /// <param name="text">The sentence.</param>
    /// <param name="fields">As <c>field=value</c>, in the writing of <see cref="QuickLogFields"/>; nothing behind the sign where it is to stay empty.</param>
    /// <param name="people">The names of the roster.</param>
    public static void Fields(string text, IEnumerable<string> fields, IEnumerable<string>? people = null)
    {
        var result = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, asCommand: true, people: people));
        var read = QuickLogFields.Of(result);
        var expected = fields.Select(f => f.Split('=', 2)).ToList();
        Assert.Equal(expected.Select(f => $"{f[0]}={f[1]}"), expected.Select(f => $"{f[0]}={read.GetValueOrDefault(f[0])}"));
    }
}
