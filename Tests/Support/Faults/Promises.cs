using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Support.Faults;

/// <summary>Something that a person wanted kept.</summary>
/// <param name="Kind">Which of the office's things it is.</param>
/// <param name="Place">The unit, or whatever it is kept under.</param>
/// <param name="Text">What it says; no other says the same.</param>
/// <param name="Locale">Language of the person's client.</param>
internal sealed record Promise(string Kind, string Place, string Text, string Locale)
{
    /// <summary>The bot said that it is kept.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Times that the click was sent.</summary>
    public int Tries { get; set; }

    /// <summary>What was said while it was not confirmed; null where no answer came.</summary>
    public ConcurrentQueue<string?> Heard { get; } = [];
}

/// <summary>Everything that anybody wanted kept, and how it was asked for.</summary>
internal sealed class Promises
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly ConcurrentQueue<Promise> all = [];

    public IReadOnlyCollection<Promise> All => all;

    public IEnumerable<Promise> Of(string kind) => all.Where(p => p.Kind == kind);

    /// <summary>Sends the same click until it is confirmed, as a person does who is told that it failed.</summary>
    /// <returns>The answer that confirmed it; null when there was no time left.</returns>
    public async Task<Answer?> InsistAsync(
        Teammate person, Promise promise, string verb, JsonObject data, Func<Answer, bool> confirms, CancellationToken ct)
    {
        all.Enqueue(promise);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                promise.Tries++;
                var answer = await person.SendAsync(verb, data, "1700000000000", ct);
                if (answer is not null && confirms(answer))
                {
                    promise.IsConfirmed = true;
                    return answer;
                }

                promise.Heard.Enqueue(answer is null ? null : answer.IsCard ? answer.Card.Text : answer.Text);
                await Task.Delay(Pause, ct);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return null;
    }
}
