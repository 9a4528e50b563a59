using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Cards.Texts;
using BotApp.Features.MeetingLogs;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Protocol;
using BotApp.Seeds;
using BotApp.Sentences.Meetings;
using BotApp.Storage.Units;
using BotApp.Tests.Support.Protocol;
using BotApp.Tests.Support.QuickLog;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Bench.Micro;

/// <summary>Public and not sealed, as BenchmarkDotNet requires.</summary>
public class HotFunctions
{
    private const string AppId = "22222222-2222-2222-2222-222222222222";
    private const string TenantId = "11111111-1111-1111-1111-111111111111";
    private const string ServiceUrl = "https://smba.trafficmanager.net/amer/tenant/";
    private const string Sentence = "刚开完支委会，应到7人实到6人，张三出差，传达学习市委全会精神";

    private static readonly DateTime Now = new(2026, 11, 22, 10, 0, 0, DateTimeKind.Unspecified);

    private byte[] message = [];
    private byte[] click = [];
    private QuickLogParser parser = null!;
    private QuickLogResult.Understood understood = null!;
    private MeetingViews views = null!;
    private HelpCard.Data help = null!;
    private CardTexts texts = null!;
    private TallyRules rules = null!;
    private UnitSave save = null!;
    private IOptions<BotOptions> options = null!;
    private SigningKeys keys = null!;
    private BotAuthentication authentication = null!;
    private DefaultHttpContext request = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var activities = new ActivityBuilder(ServiceUrl, TenantId, AppId);
        message = Encoding.UTF8.GetBytes(activities.Message("记 " + Sentence).ToJsonString());
        var form = new JsonObject(Enumerable.Range(0, 20).Select(n => KeyValuePair.Create<string, JsonNode?>($"field{n}", "传达学习市委全会精神")));
        click = Encoding.UTF8.GetBytes(activities.Click(CardVerbs.MeetingSave, form).ToJsonString());

        var seeds = Path.Combine(AppContext.BaseDirectory, "seeds");
        var registers = SeedFiles.Registers(seeds);
        rules = RegisterTallies.RulesOf(registers).With(SeedFiles.Figures(seeds, registers), registers);
        save = BenchMeeting.Save("branch:第一党支部", "m1");
        parser = new QuickLogParser(TestRegisters.All);
        understood = (QuickLogResult.Understood)parser.Parse(Sentence, Now);
        views = new MeetingViews(registers);
        texts = CardTexts.For(null);
        help = new HelpCard.Data(
            [.. Enumerable.Range(0, 12).Select(_ => new HelpCard.Topic(texts.HelpLog, texts.HelpLogHow, texts.CommandLog, texts.HelpLogExample))], texts.HelpIntro);

        using var key = ChannelKey.ForTeams();
        await using var openId = await FakeOpenId.StartAsync(key);
        options = Options.Create(new BotOptions { AppId = AppId, TenantId = TenantId, OpenIdMetadata = openId.MetadataAddress });
        keys = new SigningKeys(new Clients(), options, TimeProvider.System, NullLogger<SigningKeys>.Instance);
        authentication = Unknowing();
        request = new DefaultHttpContext();
        request.Request.Headers.Authorization = "Bearer " + new ChannelToken(key, AppId, ServiceUrl, TimeProvider.System.GetUtcNow()).Sign();
        // The first check fetches the keys.
        if (await authentication.CheckTokenAsync(request, CancellationToken.None) is not (Rejection.None, _))
            throw new InvalidOperationException("The benchmark's token is refused.");
    }

    [Benchmark(Description = "parse a message")]
    public object ParseMessage() => ActivityReader.Parse(message);

    [Benchmark(Description = "parse a click with a form")]
    public object ParseClick() => ActivityReader.Parse(click);

    [Benchmark(Description = "render the help card")]
    public object RenderHelp() => HelpCard.Render(help, texts).ToUtf8();

    [Benchmark(Description = "render the filled form")]
    public object RenderForm() => views.Form(
        new MeetingViews.FormContext("card", [new Unit("branch:第一党支部", UnitKind.Branch, "第一党支部", 1)], "branch:第一党支部", ContentLevel.Full),
        MeetingForm.From(understood.Draft), texts).ToUtf8();

    [Benchmark(Description = "check a token that came before")]
    public async Task<bool> CheckKnownToken() => await authentication.CheckTokenAsync(request, CancellationToken.None) is (Rejection.None, _);

    [Benchmark(Description = "check a new token")]
    public async Task<bool> CheckNewToken() => await Unknowing().CheckTokenAsync(request, CancellationToken.None) is (Rejection.None, _);

    [Benchmark(Description = "read a sentence")]
    public object QuickLog() => parser.Parse(Sentence, Now, asCommand: true);

    [Benchmark(Description = "tallies of a save")]
    public object Tallies() => TallyChange.Of(save.Writes, rules);

    // A new instance, which has not seen any token.
    private BotAuthentication Unknowing() => new(options, keys, new ServiceUrlPolicy(options), TimeProvider.System);

    private sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
