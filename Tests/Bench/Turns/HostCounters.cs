using System.Globalization;
using System.Runtime;

namespace BotApp.Tests.Bench.Turns;

/// <summary>Resources used by a host's process since its start.</summary>
/// <param name="Cpu">Processor time, user and system.</param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Paused">Total pause for garbage collection.</param>
/// <param name="Compiled">Methods compiled by the runtime, including recompilation of hot ones.</param>
/// <param name="InStorage">Total time that turns waited for storage.</param>
/// <param name="OfTurns">Storage calls that turns waited for.</param>
/// <param name="Calls">All storage calls, including background work.</param>
internal sealed record HostCounters(TimeSpan Cpu, long Allocated, int Gen0, int Gen1, int Gen2, TimeSpan Paused, long Compiled, TimeSpan InStorage, long OfTurns, long Calls)
{
    /// <summary>The counters of this process.</summary>
    public static HostCounters Now(TimeSpan inStorage, long ofTurns, long calls) => new(
        Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2), GC.GetTotalPauseDuration(), JitInfo.GetCompiledMethodCount(), inStorage, ofTurns, calls);

    public static HostCounters operator -(HostCounters after, HostCounters before) => new(
        after.Cpu - before.Cpu, after.Allocated - before.Allocated, after.Gen0 - before.Gen0, after.Gen1 - before.Gen1, after.Gen2 - before.Gen2,
        after.Paused - before.Paused, after.Compiled - before.Compiled, after.InStorage - before.InStorage, after.OfTurns - before.OfTurns, after.Calls - before.Calls);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static HostCounters Parse(string text)
    {
        var n = text.Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new(TimeSpan.FromTicks(n[0]), n[1], (int)n[2], (int)n[3], (int)n[4], TimeSpan.FromTicks(n[5]), n[6], TimeSpan.FromTicks(n[7]), n[8], n[9]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cpu.Ticks} {Allocated} {Gen0} {Gen1} {Gen2} {Paused.Ticks} {Compiled} {InStorage.Ticks} {OfTurns} {Calls}");
}
