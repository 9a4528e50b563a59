using System.Text;

namespace BotApp.Features.Demo;

/// <summary>Reproducible random numbers: a key gives the same throws on every machine, for ever (SplitMix64 over FNV-1a).</summary>
internal sealed class Dice
{
    private ulong _state = 14695981039346656037;

    public Dice(string key)
    {
        foreach (var b in Encoding.UTF8.GetBytes(key))
            _state = (_state ^ b) * 1099511628211;
    }

    /// <summary>0 to <paramref name="below"/> - 1.</summary>
    public int Throw(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    /// <summary>A random element.</summary>
    public T Pick<T>(IReadOnlyList<T> of) => of[Throw(of.Count)];

    /// <summary>True with this chance.</summary>
    public bool Happens(int percent) => Throw(100) < percent;
}
