using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Support.Faults;

/// <summary>Something that a person wants to save.</summary>
/// <param name="Kind">Kind of thing.</param>
/// <param name="Place">The unit, or other key that it is stored under.</param>
/// <param name="Text">Its text, which is unique.</param>
/// <param name="Locale">Language of the person's client.</param>
internal sealed record Promise(string Kind, string Place, string Text, string Locale)
{
    /// <summary>Whether the bot confirmed that it is saved.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>How often the click was sent.</summary>
    public int Tries { get; set; }

    /// <summary>The answers before the confirmation; null where none came.</summary>
    public ConcurrentQueue<string?> Heard { get; } = [];
}

/// <summary>Everything that people want to save, and their attempts.</summary>
internal sealed class Promises
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly ConcurrentQueue<Promise> all = [];

    public IReadOnlyCollection<Promise> All => all;

    public IEnumerable<Promise> Of(string kind) => all.Where(p => p.Kind == kind);

    /// <summary>Repeats the same click until it is confirmed, as a person does on an error.</summary>
    /// <returns>The confirming answer; null if time ran out.</returns>
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
