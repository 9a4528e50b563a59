using System.Buffers.Text;
using System.Text.Json.Nodes;
using BotApp.Protocol;
using BotApp.Tests.Support.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>The order of checks and each of them, on a fake clock; over HTTP see the integration tests.</summary>
public sealed class BotAuthenticationTests
{
    private const string AppId = "22222222-2222-2222-2222-222222222222";
    private const string TenantId = "11111111-1111-1111-1111-111111111111";
    private const string ServiceUrl = "https://smba.trafficmanager.net/amer/tenant/";

    // Making a key takes longer than all else here.
    private static readonly ChannelKey Key = ChannelKey.ForTeams();

    private readonly FakeTimeProvider clock = FakeTime.Clock();
    private readonly KeyServer server = new();
    private readonly BotAuthentication authentication;

    public BotAuthenticationTests()
    {
        server.Keys = [Key];
        var options = Options.Create(new BotOptions { AppId = AppId, TenantId = TenantId });
        var keys = new SigningKeys(server.Handler, options, clock, NullLogger<SigningKeys>.Instance);
        authentication = new BotAuthentication(options, keys, new ServiceUrlPolicy(options), clock);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task CheckToken_RightlySigned_IsAccepted(string algorithm)
    {
        var token = Token();
        token.Header["alg"] = algorithm;

        Assert.Equal(Rejection.None, await CheckAsync(token));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    [InlineData("")]
    public async Task CheckToken_OtherAlgorithm_IsRejectedBeforeAnyKeyIsSought(string algorithm)
    {
        var token = Token();
        token.Header["alg"] = algorithm;

        Assert.NotEqual(Rejection.None, await CheckAsync(token));
        Assert.Equal(0, server.Fetches);
    }

    [Theory]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("")]
    public async Task CheckToken_OtherIssuer_IsRejectedBeforeAnyKeyIsSought(string issuer)
    {
        Assert.Equal(Rejection.Issuer, await CheckAsync(Token(("iss", issuer))));
        Assert.Equal(0, server.Fetches);
    }

    [Theory]
    [InlineData("33333333-3333-3333-3333-333333333333")]
    [InlineData("api://22222222-2222-2222-2222-222222222222")]
    [InlineData("")]
    public async Task CheckToken_OtherAudience_IsRejected(string audience) =>
        Assert.Equal(Rejection.Audience, await CheckAsync(Token(("aud", audience))));

    [Fact]
    public async Task CheckToken_SeveralAudiences_IsRejected() =>
        Assert.Equal(Rejection.Audience, await CheckAsync(Token(("aud", new JsonArray(AppId, "other")))));

    [Fact]
    public async Task CheckToken_WithoutAudience_IsRejected() => Assert.Equal(Rejection.Audience, await CheckAsync(Token(("aud", null))));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public async Task CheckToken_Expired_IsAcceptedWithinTheSkew(int secondsToEnd, bool accepted) =>
        Assert.Equal(accepted ? Rejection.None : Rejection.Lifetime, await CheckAsync(Token(("exp", Seconds(secondsToEnd)))));

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task CheckToken_NotYetValid_IsAcceptedWithinTheSkew(int secondsToStart, bool accepted) =>
        Assert.Equal(accepted ? Rejection.None : Rejection.Lifetime, await CheckAsync(Token(("nbf", Seconds(secondsToStart)))));

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("1e99")]
    public async Task CheckToken_WithoutUsableEnd_IsRejected(string? expires) =>
        Assert.NotEqual(Rejection.None, await CheckAsync(Token(("exp", expires))));

    [Fact]
    public async Task CheckToken_SignedByAnotherKeyOfTheSameName_IsRejected()
    {
        using var other = ChannelKey.ForTeams(Key.KeyId);
        var token = Token();
        token.Key = other;

        Assert.Equal(Rejection.Signature, await CheckAsync(token));
    }

    [Fact]
    public async Task CheckToken_PayloadAltered_IsRejected()
    {
        var parts = Token().Sign().Split('.');
        var altered = Token(("serviceurl", "https://smba.trafficmanager.net/other/")).Sign().Split('.');

        Assert.Equal(Rejection.Signature, await CheckAsync($"Bearer {parts[0]}.{altered[1]}.{parts[2]}"));
    }

    [Fact]
    public async Task CheckToken_SeenBeforeAndExpiredSince_IsRejected()
    {
        var token = Token(("exp", Seconds(60)));
        Assert.Equal(Rejection.None, await CheckAsync(token));

        clock.Advance(TimeSpan.FromSeconds(61) + BotAuthentication.ClockSkew);

        Assert.Equal(Rejection.Lifetime, await CheckAsync(token));
    }

    [Fact]
    public async Task CheckToken_SeenBeforeAndItsKeyWithdrawnSince_IsRejected()
    {
        using var next = ChannelKey.ForTeams("next");
        var token = Token(("exp", Seconds(1_000_000)));
        Assert.Equal(Rejection.None, await CheckAsync(token));

        server.Keys = [next];
        clock.Advance(SigningKeys.RefreshAfter);
        await UntilAsync(token, Rejection.UnknownKey);
    }

    [Fact]
    public async Task CheckToken_SeenBeforeAndItsKeyReplacedUnderItsName_IsRejected()
    {
        using var other = ChannelKey.ForTeams(Key.KeyId);
        var token = Token(("exp", Seconds(1_000_000)));
        Assert.Equal(Rejection.None, await CheckAsync(token));

        server.Keys = [other];
        clock.Advance(SigningKeys.RefreshAfter);
        await UntilAsync(token, Rejection.Signature);
    }

    [Fact]
    public async Task CheckToken_MoreThanAreRemembered_AreAllAccepted()
    {
        for (var n = 0; n < 1_100; n++)
            Assert.Equal(Rejection.None, await CheckAsync(Token(("serviceurl", $"{ServiceUrl}{n}/"))));
    }

    [Fact]
    public async Task CheckToken_WithoutKeyId_IsRejected()
    {
        var token = Token();
        token.Header.Remove("kid");

        Assert.Equal(Rejection.UnknownKey, await CheckAsync(token));
    }

    [Fact]
    public async Task CheckToken_WrongHeader_IsRejected()
    {
        var token = Token().Sign();
        foreach (var header in new[]
        {
            "", "Bearer", "Bearer ", token, "Basic " + token, "Bearer  " + token, $"Bearer {token} {token}", $"Bearer {token},Bearer {token}",
            "Bearer x", "Bearer a.b", "Bearer a.b.c", "Bearer ...", "Bearer e30.e30.", "Bearer " + new string('a', 9000),
            "Bearer eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d",
        })
            Assert.NotEqual(Rejection.None, await CheckAsync(header));
    }

    [Fact]
    public async Task CheckToken_Garbled_IsRejectedAndNeverThrows()
    {
        var random = new Random(1);
        var parts = Token().Sign().Split('.');
        for (var i = 0; i < 2000; i++)
        {
            // Garbled inside, so that what is behind the encoding is reached.
            var part = Base64Url.DecodeFromChars(parts[i % 2]);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                part[random.Next(part.Length)] = (byte)random.Next(256);
            var garbled = Base64Url.EncodeToString(part);
            if (garbled == parts[i % 2])
                continue;

            var header = i % 2 == 0 ? $"Bearer {garbled}.{parts[1]}.{parts[2]}" : $"Bearer {parts[0]}.{garbled}.{parts[2]}";
            Assert.NotEqual(Rejection.None, await CheckAsync(header));
        }
    }

    [Theory]
    [InlineData("exp", "1e99")]
    [InlineData("exp", "-5")]
    [InlineData("exp", "[1]")]
    [InlineData("exp", "{}")]
    [InlineData("nbf", "1e99")]
    [InlineData("nbf", "9223372036854775807")]
    [InlineData("iss", "5")]
    [InlineData("aud", "{}")]
    public async Task CheckToken_ClaimOfAnotherKind_IsRejected(string claim, string value) =>
        Assert.NotEqual(Rejection.None, await CheckAsync(Token((claim, JsonNode.Parse(value)))));

    [Fact]
    public async Task CheckToken_TwoHeaders_IsRejected()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = new[] { "Bearer " + Token().Sign(), "Bearer " + Token().Sign() };

        Assert.Equal(Rejection.NoToken, (await authentication.CheckTokenAsync(context, FakeTime.Stop)).Rejection);
    }

    [Fact]
    public async Task CheckActivity_ThatTheTokenMayCarry_IsAccepted() =>
        Assert.Equal(Rejection.None, await CheckActivityAsync(Token(), Message()));

    [Fact]
    public async Task CheckActivity_ServiceUrlInOtherCase_IsAccepted() =>
        Assert.Equal(Rejection.None, await CheckActivityAsync(Token(), Message() with { ServiceUrl = "https://smba.trafficmanager.net/AMER/tenant/" }));

    [Fact]
    public async Task CheckActivity_ClaimSpeltAsInTheDocumentation_IsAccepted() =>
        Assert.Equal(Rejection.None, await CheckActivityAsync(Token(("serviceurl", null), ("serviceUrl", ServiceUrl)), Message()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("emulator")]
    [InlineData("webchat")]
    [InlineData("MSTeams")]
    public async Task CheckActivity_OtherChannelOrNone_IsRejected(string? channel) =>
        Assert.Equal(Rejection.Channel, await CheckActivityAsync(Token(), Message() with { ChannelId = channel }));

    [Fact]
    public async Task CheckActivity_KeyWithoutEndorsements_IsRejected()
    {
        using var plain = new ChannelKey("plain", null);
        server.Keys = [plain];

        Assert.Equal(Rejection.Endorsement, await CheckActivityAsync(TokenOf(plain), Message()));
    }

    [Fact]
    public async Task CheckActivity_KeyEndorsedForAnotherChannel_IsRejected()
    {
        using var other = new ChannelKey("other", "webchat", "directline");
        server.Keys = [other];

        Assert.Equal(Rejection.Endorsement, await CheckActivityAsync(TokenOf(other), Message()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/amer/tenant/")]
    [InlineData("https://smba.trafficmanager.net/emea/tenant/")]
    [InlineData("http://smba.trafficmanager.net/amer/tenant/")]
    [InlineData("https://smba.trafficmanager.net/amer/tenant")]
    public async Task CheckActivity_OtherServiceUrlThanTheTokens_IsRejected(string? claimed) =>
        Assert.Equal(Rejection.ServiceUrlClaim, await CheckActivityAsync(Token(("serviceurl", claimed)), Message()));

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("http://127.0.0.1:5000/")]
    public async Task CheckActivity_HostOffTheList_IsRejectedAlsoWhenTheTokenSaysIt(string url) =>
        Assert.Equal(Rejection.ServiceUrl, await CheckActivityAsync(Token(("serviceurl", url)), Message() with { ServiceUrl = url }));

    [Theory]
    [InlineData(TenantId, null, Rejection.None)]
    [InlineData(null, TenantId, Rejection.None)]
    [InlineData(null, null, Rejection.Tenant)]
    [InlineData("44444444-4444-4444-4444-444444444444", null, Rejection.Tenant)]
    [InlineData(TenantId, "44444444-4444-4444-4444-444444444444", Rejection.Tenant)]
    [InlineData("44444444-4444-4444-4444-444444444444", TenantId, Rejection.Tenant)]
    public async Task CheckActivity_Tenant_MustBeServedWhereverItIsStated(string? ofConversation, string? ofChannel, object expected)
    {
        var activity = Message() with
        {
            Conversation = new ConversationAccount { Id = "a:1", TenantId = ofConversation },
            ChannelData = ofChannel is null ? null : System.Text.Json.JsonElement.Parse($$$"""{"tenant":{"id":"{{{ofChannel}}}"}}"""),
        };

        Assert.Equal(expected, await CheckActivityAsync(Token(), activity));
    }

    private static Activity Message() => new()
    {
        Type = "message",
        ChannelId = "msteams",
        ServiceUrl = ServiceUrl,
        Conversation = new ConversationAccount { Id = "a:1", TenantId = TenantId },
    };

    // The set of keys is fetched anew in the background.
    private async Task UntilAsync(ChannelToken token, Rejection expected)
    {
        for (var tries = 0; tries < 1000 && await CheckAsync(token) != expected; tries++)
            await Task.Delay(1, FakeTime.Stop);
        Assert.Equal(expected, await CheckAsync(token));
    }

    private long Seconds(int fromNow) => clock.GetUtcNow().ToUnixTimeSeconds() + fromNow;

    private ChannelToken TokenOf(ChannelKey signer) => new(signer, AppId, ServiceUrl, clock.GetUtcNow());

    private ChannelToken Token(params ReadOnlySpan<(string Claim, JsonNode? Value)> claims)
    {
        var token = TokenOf(Key);
        foreach (var (claim, value) in claims)
        {
            if (value is null)
                token.Payload.Remove(claim);
            else
                token.Payload[claim] = value;
        }

        return token;
    }

    private Task<Rejection> CheckAsync(ChannelToken token) => CheckAsync("Bearer " + token.Sign());

    private async Task<Rejection> CheckAsync(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = header;
        return (await authentication.CheckTokenAsync(context, FakeTime.Stop)).Rejection;
    }

    private async Task<Rejection> CheckActivityAsync(ChannelToken token, Activity activity)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer " + token.Sign();
        var (rejection, grant) = await authentication.CheckTokenAsync(context, FakeTime.Stop);
        Assert.Equal(Rejection.None, rejection);
        return authentication.CheckActivity(grant!, activity);
    }
}
