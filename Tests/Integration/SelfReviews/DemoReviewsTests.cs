using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.Roster;
using BotApp.Storage.SelfReviews;
using BotApp.Tests.Integration.Figures;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>The demo's round is read by whom a real one is, though it was submitted years before the demo was loaded.</summary>
[Collection(nameof(Office2023))]
public sealed class DemoReviewsTests(Office2023 office)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submitted_ByMembers_AreTheSecretarysToRead()
    {
        var roster = RosterMapping.Read((await office.Services.GetRequiredService<RosterStore>().ReadAsync(Stop)).Rows, []);
        var cycle = Assert.Single(await office.Services.GetRequiredService<ReviewCycles>().ListAsync(Stop));
        var reviews = office.Services.GetRequiredService<SelfReviewStore>();
        foreach (var branch in ReviewAccess.Branches(cycle, roster))
        {
            var members = ReviewAccess.MembersOf(cycle, roster, branch);
            var secretary = members.First(p => ReviewAccess.SecretaryOf(p, branch.Id) is not null);
            var heads = await Task.WhenAll(members.Where(p => p != secretary).Select(p => reviews.FindAsync(p.Id, cycle.Id, Stop)));

            Assert.All(heads, head => Assert.Equal([1], ReviewAccess.Readable(head!, secretary, roster)));
        }
    }
}
