using Azure;
using BotApp.Storage.Tables;

namespace BotApp.Tests.Unit.Storage;

public sealed class StorageFaultTests
{
    public static TheoryData<Exception, bool> Faults => new()
    {
        { new RequestFailedException(500, ""), true },
        { new RequestFailedException(503, ""), true },
        { new RequestFailedException(429, ""), true },
        { new RequestFailedException(408, ""), true },
        { new RequestFailedException(0, "", new HttpRequestException()), true },
        { new Azure.Identity.AuthenticationFailedException(""), true },
        { new RequestFailedException(412, ""), false },
        { new RequestFailedException(404, ""), false },
        { new RequestFailedException(403, ""), false },
        { new RequestFailedException(413, ""), false },
        { new IOException(), true },
        { new HttpRequestException(), true },
        { new TaskCanceledException(), true },
        { new AggregateException(new RequestFailedException(500, ""), new TaskCanceledException()), true },
        { new AggregateException(new RequestFailedException(500, ""), new InvalidOperationException()), false },
        { new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void IsOutage_Fault_SaysWhetherTheEffectIsUnknown(Exception fault, bool outage) =>
        Assert.Equal(outage, StorageFault.IsOutage(fault, CancellationToken.None));

    [Fact]
    public void IsOutage_CallerGaveUp_IsNone() =>
        Assert.False(StorageFault.IsOutage(new TaskCanceledException(), new CancellationToken(true)));
}
