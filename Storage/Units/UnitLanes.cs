using Azure;

namespace BotApp.Storage.Units;

/// <summary>
/// One lane per unit: a host's saves of a unit queue here instead of colliding in the store. A lane remembers what its last
/// transaction wrote, so that the next save of a busy unit reads nothing.
/// </summary>
/// <param name="capacity">Number of lanes above which idle ones are dropped.</param>
internal sealed class UnitLanes(int capacity = UnitLanes.DefaultCapacity)
{
    public const int DefaultCapacity = 1024;

    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    public int Count
    {
        get
        {
            lock (guard)
                return lanes.Count;
        }
    }

    /// <summary>Waits for the unit's lane; dispose the lease to release it.</summary>
    public async Task<Lease> EnterAsync(string unit, CancellationToken ct)
    {
        Lane? lane;
        lock (guard)
        {
            if (!lanes.TryGetValue(unit, out lane))
            {
                if (lanes.Count >= capacity)
                    DropIdle();
                lanes.Add(unit, lane = new Lane());
            }

            lane.Users++;
        }

        try
        {
            await lane.Turn.WaitAsync(ct);
        }
        catch
        {
            Leave(lane);
            throw;
        }

        return new Lease(this, lane);
    }

    private void DropIdle()
    {
        foreach (var (unit, lane) in lanes.ToArray())
        {
            if (lane.Users == 0)
                lanes.Remove(unit);
        }
    }

    private void Leave(Lane lane)
    {
        lock (guard)
            lane.Users--;
    }

    internal sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public UnitMemory Memory { get; } = new();

        public int Users { get; set; }
    }

    internal readonly struct Lease(UnitLanes owner, Lane lane) : IDisposable
    {
        public UnitMemory Memory => lane.Memory;

        public void Dispose()
        {
            lane.Turn.Release();
            owner.Leave(lane);
        }
    }
}

/// <summary>What the last transaction of a unit wrote. Used by the holder of the lane only.</summary>
internal sealed class UnitMemory
{
    // A busy unit writes the current month and sometimes an earlier one; more months mean a bulk load.
    private const int MaxSheets = 6;
    private const int MaxMembers = 200;

    private readonly Dictionary<string, TallySheet> sheets = new(StringComparer.Ordinal);

    public ChainHead? Head { get; private set; }

    /// <summary>The sheets of these months of one year, if all are known; all known sheets of a year have the same ETag.</summary>
    public IReadOnlyList<TallySheet>? Sheets(IReadOnlyCollection<string> months) =>
        months.All(sheets.ContainsKey) ? [.. months.Select(m => sheets[m])] : null;

    public void Remember(ChainHead head) => Head = head;

    /// <summary>Remembers some months of one year.</summary>
    /// <param name="before">The year's ETag before they were written. Other months known under it are unchanged and stay.</param>
    public void Remember(IReadOnlyList<TallySheet> months, ETag? before)
    {
        foreach (var other in sheets.Values.Where(s => TallyRow.YearOf(s.Month) == TallyRow.YearOf(months[0].Month)).ToList())
        {
            if (other.ETag == before)
                sheets[other.Month] = other with { ETag = months[0].ETag };
            else
                sheets.Remove(other.Month);
        }

        if (sheets.Keys.Union(months.Select(m => m.Month), StringComparer.Ordinal).Count() > MaxSheets)
            sheets.Clear();
        foreach (var sheet in months)
            sheets[sheet.Month] = sheet.Members.Count > MaxMembers ? sheet with { Members = sheet.Members.Clear() } : sheet;
    }

    /// <summary>To be called after anything but a clean success: the memory may be out of date.</summary>
    public void Forget()
    {
        Head = null;
        sheets.Clear();
    }
}
