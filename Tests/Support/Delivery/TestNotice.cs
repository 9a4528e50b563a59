using BotApp.Delivery;
using BotApp.Protocol;

namespace BotApp.Tests.Support.Delivery;

/// <summary>A content whose message is a line naming the reminder, the occurrence and whether it is sent again.</summary>
internal sealed class TestNotice : IDeliveryContent
{
    public const string KindName = "test-notice";

    /// <summary>Prefix of the line when a message is resent.</summary>
    public const string Mark = "补发";

    /// <summary>Overrides the content of an item; null gives the usual line.</summary>
    public Func<DeliveryItem, Composed?> Instead { get; set; } = static _ => null;

    public string Kind => KindName;

    public Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct) =>
        Task.FromResult(Instead(item) ?? new Composed.Message(Activity.Message(Line(item))));

    public static string Line(DeliveryItem item) => $"{(item.IsResend ? Mark + " " : "")}{item.Reminder} {item.Occurrence}";
}
