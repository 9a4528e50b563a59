using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Fuzz;

namespace BotApp.Tests.Integration.Trust;

/// <summary>Activities taken apart a little, to the whole bot over HTTP: it answers every one, and writes nothing.</summary>
public sealed class HostileActivitiesTests(AzuriteFixture azurite)
{
    private const int Cases = 1000;
    private const int AtOnce = 8;

    private static readonly HttpStatusCode[] Expected =
    [
        HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden,
        HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotImplemented,
    ];

    [Fact]
    public async Task Post_ByAMemberWhoLogsForNobody_IsAnsweredAndWritesNoRecord()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var seeds = Fuzzer.SeedsOf(office.Activities).Select(a => Of(a, office.Member.Id)).ToList();
        var unexpected = new List<string>();

        await Parallel.ForEachAsync(
            Enumerable.Range(1, Cases),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = OfficeHost.Stop },
            async (seed, ct) =>
            {
                var random = new Random(seed);
                using var body = new ByteArrayContent(HostileJson.Mutate(seeds[random.Next(seeds.Count)], random));
                body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await office.PostAsync(body, ct);
                if (!Expected.Contains(response.StatusCode))
                    lock (unexpected)
                        unexpected.Add($"seed {seed}: {response.StatusCode}");
            });

        Assert.Empty(unexpected);
        Assert.DoesNotContain("rec|", await office.AllStoredTextAsync(), StringComparison.Ordinal);
        Assert.Contains("使用帮助", (await office.Member.SayAsync("帮助")).Text, StringComparison.Ordinal);
    }

    private static JsonObject Of(JsonObject activity, string person)
    {
        activity["from"]!["aadObjectId"] = person;
        return activity;
    }
}
