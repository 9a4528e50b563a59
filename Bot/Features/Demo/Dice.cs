using System.Text;

namespace BotApp.Features.Demo;

/// <summary>Chance that is the same on every machine and for ever: the same key, the same throws (SplitMix64 over FNV-1a).</summary>
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

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> of) => of[Throw(of.Count)];

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Happens(int percent) => Throw(100) < percent;
}
