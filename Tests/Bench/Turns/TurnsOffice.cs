using System.Text;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Tests.Support.Azurite;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Bench.Turns;

/// <summary>The 245 people of the demo office, and their requests.</summary>
internal sealed class TurnsOffice
{
    private const string TenantId = "11111111-1111-1111-1111-111111111111";
    private const string AppId = "22222222-2222-2222-2222-222222222222";
    private const string Sentence = "刚开完支委会，应到7人实到6人，张三出差，传达学习市委全会精神";

    // The demo has two in a branch; 64 concurrent workers need a chat each.
    private const int MoreRecorders = 4;

    // Start of the host's clock.
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(8));

    private readonly ActivityBuilder activities;
    private readonly string serviceUrl;
    private readonly ChannelKey? key;
    private readonly List<string> people;
    private readonly List<string> recorders;

    /// <param name="roster">Lines of the roster file.</param>
    /// <param name="key">Signs a token for each person; null if none is required.</param>
    public TurnsOffice(IReadOnlyList<string> roster, Uri connector, ChannelKey? key)
    {
        this.key = key;
        serviceUrl = key is null ? $"{connector}amer/{TenantId}/" : $"https://smba.trafficmanager.net/amer/{TenantId}/";
        activities = new ActivityBuilder(serviceUrl, TenantId, AppId);
        var members = roster.Skip(1).Select(line => line.Split(',')).ToList();
        people = [.. members.Select(m => m[3]).Distinct()];
        recorders = [.. members.Where(m => m[5] is "recorder" or "secretary").Select(m => m[3]).Distinct()];
    }

    /// <summary>Settings of a host that requires tokens by this key.</summary>
    public static IEnumerable<(string Key, string Value)> WithTokens(FakeOpenId openId, Uri connector) =>
    [
        ("Bot__Authentication", "Required"), ("Bot__AppId", AppId), ("Bot__TenantId", TenantId), ("Bot__ClientSecret", "unused"),
        ("Bot__OpenIdMetadata", openId.MetadataAddress), (HostHook.ConnectorVariable, connector.AbsoluteUri),
    ];

    /// <summary>Loads the demo office with its records and makes more of its members recorders.</summary>
    /// <returns>Lines of its roster.</returns>
    public static async Task<IReadOnlyList<string>> LoadAsync(string published, AzuriteProcess azurite)
    {
        await TurnsHost.RunAsync(published, azurite, "seed", "demo");
        var lines = await File.ReadAllLinesAsync(Path.Combine(published, "seeds", "demo", "roster.csv"));
        var raised = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Split(',') is not [var unit, "branch", _, _, _, "member", ..] || raised.GetValueOrDefault(unit) == MoreRecorders)
                continue;
            raised[unit] = raised.GetValueOrDefault(unit) + 1;
            lines[i] = lines[i].Replace(",member,", ",recorder,", StringComparison.Ordinal);
        }

        var file = Path.Combine(Path.GetTempPath(), $"bench-roster-{Environment.ProcessId}.csv");
        await File.WriteAllLinesAsync(file, lines, Encoding.UTF8);
        await TurnsHost.RunAsync(published, azurite, "import", "roster", file);
        File.Delete(file);
        return lines;
    }

    /// <summary>Everyone asks for help.</summary>
    public IReadOnlyList<TurnRequest> Help() => Say(people, "帮助");

    /// <summary>Everyone asks for the status.</summary>
    public IReadOnlyList<TurnRequest> Status() => Say(people, "状态");

    /// <summary>Every recorder logs a meeting.</summary>
    public IReadOnlyList<TurnRequest> Log() => Say(recorders, "记 " + Sentence);

    /// <summary>Each recorder saves the card that answered; each time as a separate form.</summary>
    public async Task<IReadOnlyList<TurnRequest>> SaveAsync(TurnsHost host, LoadConnector connector)
    {
        using var line = await RawHttp.ConnectAsync(host.Port);
        var clicks = new List<TurnRequest>();
        foreach (var (person, log) in recorders.Zip(Log()))
        {
            var reply = connector.NextAsync(log.Conversation, wantsBody: true);
            await line.SendAsync(log.For(0));
            await line.ReadAsync();
            var card = JsonNode.Parse((await reply).Body)!["attachments"]![0]!["content"]!;
            var click = activities.Click(CardVerbs.MeetingSave, Filled(card));
            click["replyToId"] = "1800000000000";
            clicks.Add(Request(click, person));
        }

        return clicks;
    }

    private List<TurnRequest> Say(IEnumerable<string> by, string text) => [.. by.Select(person => Request(activities.Message(text), person))];

    private TurnRequest Request(JsonObject activity, string person)
    {
        activity["id"] = TurnRequest.Id;
        activity["from"] = new JsonObject { ["id"] = "29:" + person, ["name"] = "张三", ["aadObjectId"] = person };
        activity["conversation"]!["id"] = "a:" + person;
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo", ["locale"] = "zh-CN", ["country"] = "CN", ["platform"] = "Windows", ["timezone"] = "Asia/Shanghai",
        });
        return new TurnRequest(activity, key is null ? null : new ChannelToken(key, AppId, serviceUrl, Start).Sign());
    }

    /// <summary>What the form's button sends: its data and the filled-in inputs.</summary>
    private static JsonObject Filled(JsonNode card)
    {
        var all = Elements(card).ToList();
        var data = all.First(e => e["verb"]?.GetValue<string>() == CardVerbs.MeetingSave)["data"]!.DeepClone().AsObject();
        foreach (var input in all.Where(e => e["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) is true && e["value"] is not null))
            data[input["id"]!.GetValue<string>()] = input["value"]!.ToString();
        data[BotApp.Cards.Model.CardData.Operation] = TurnRequest.Operation;
        return data;
    }

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Elements(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Elements),
        _ => [],
    };
}
