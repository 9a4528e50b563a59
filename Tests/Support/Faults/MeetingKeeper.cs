using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Support.Faults;

/// <summary>A person who logs one meeting after another while there is time, and retries each until it is confirmed.</summary>
/// <param name="unit">The unit of the meetings.</param>
internal sealed class MeetingKeeper(Teammate person, string unit, Promises promises)
{
    /// <summary>Kind of the promises made here.</summary>
    public const string Kind = "meeting";

    private static int s_topics;

    /// <param name="more">Cancelled when nothing new should begin.</param>
    /// <param name="patience">Cancelled when begun work is given up.</param>
    public async Task RunAsync(CancellationToken more, CancellationToken patience)
    {
        while (!more.IsCancellationRequested)
            await LogAsync(patience);
    }

    /// <summary>Logs one meeting, from the sentence to its confirmation.</summary>
    public async Task<Answer?> LogAsync(CancellationToken patience, params (string Input, string Value)[] more)
    {
        var topic = $"压力下的专题第{Interlocked.Increment(ref s_topics)}号";
        try
        {
            if (await person.SayAsync("刚开完支委会，应到7人实到6人", patience) is not { } form || !form.Has(CardVerbs.MeetingSave))
            {
                await Task.Delay(500, patience);
                return null;
            }

            JsonObject data = form.DataOf(CardVerbs.MeetingSave);
            foreach (var (input, value) in form.Inputs)
                data[input] = value;
            foreach (var (input, value) in more)
                data[input] = value;
            data["topic"] = topic;
            KeptLogs.Typed(topic);
            return await promises.InsistAsync(
                person, new Promise(Kind, unit, topic, person.Locale), CardVerbs.MeetingSave, data,
                answer => answer.IsCard && !answer.Card.Has(CardVerbs.MeetingSave) && answer.Card.Text.Contains(topic, StringComparison.Ordinal),
                patience);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
