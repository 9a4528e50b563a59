using System.Collections.Concurrent;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace BotApp.Tests.Integration.Storage;

/// <summary>The Azurites of a run; each test works in tables of its own, all tests of a class in the same Azurite.</summary>
/// <remarks>
/// Several, as one runs on one core and looks through the names of all its tables at each request: with those of a whole run in one, that was a
/// third of what it computed.
/// </remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int Count = 4;

    private readonly ConcurrentDictionary<string, int> classes = new(StringComparer.Ordinal);
    private AzuriteProcess[] processes = [];
    private int asked;

    /// <summary>Of the Azurite that the running test works in.</summary>
    public string ConnectionString =>
        processes[classes.GetOrAdd(TestContext.Current.TestClass?.UniqueID ?? "", _ => Interlocked.Increment(ref asked) % Count)].ConnectionString;

    public async ValueTask InitializeAsync() =>
        processes = await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => AzuriteProcess.StartAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
    }
}
