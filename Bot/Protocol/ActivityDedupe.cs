using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BotApp.Protocol;

/// <summary>
/// Remembers recent activities, so that one delivered twice takes effect once. In memory and bounded: it spares work and
/// duplicate answers; the guarantee that a save is not done twice is the storage's.
/// </summary>
internal sealed class ActivityDedupe(TimeProvider clock, int capacity = ActivityDedupe.DefaultCapacity)
{
    public const int DefaultCapacity = 50_000;

    /// <summary>The channel redelivers after about 15 seconds; after this time it certainly no longer does.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly HashSet<UInt128> taken = [];
    private readonly Queue<(UInt128 Key, DateTimeOffset At)> order = new();

    /// <summary>True for the first delivery, even if several arrive at once. An activity without an id is always the first.</summary>
    public bool IsFirst(Activity activity)
    {
        if (activity is not { Id: { Length: > 0 } id, Conversation.Id: { } conversation })
            return true;

        var key = KeyOf(activity.ChannelId ?? "", conversation, id);
        var now = clock.GetUtcNow();
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && now - oldest.At > Memory)
                taken.Remove(order.Dequeue().Key);

            if (!taken.Add(key))
                return false;

            order.Enqueue((key, now));
            if (order.Count > capacity)
                taken.Remove(order.Dequeue().Key);
            return true;
        }
    }

    /// <summary>Ids are untrusted and may be long: a digest bounds the memory, the lengths keep the parts distinct.</summary>
    private static UInt128 KeyOf(string channel, string conversation, string id)
    {
        var text = $"{channel.Length}:{conversation.Length}:{channel}{conversation}{id}";
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
