using System.Threading.Channels;

namespace BotApp.Storage.Outbox;

/// <summary>Tells this host's dispatcher which units have something new. May be lost with the host: the sweep finds the rest.</summary>
public sealed class OutboxSignal
{
    private const int Capacity = 4096;

    private readonly Channel<string> units = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The units, in the order they were saved to.</summary>
    internal ChannelReader<string> Units => units.Reader;

    internal void Offer(string unit) => units.Writer.TryWrite(unit);
}
