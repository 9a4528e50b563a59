using System.Text.Json.Nodes;
using BotApp.Protocol;
using BotApp.Tests.Support.Turns;
using BotApp.Turns;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>Deadlines and failures of turns, on a fake clock.</summary>
public sealed class TurnRunnerTests : IDisposable
{
    private readonly ConnectorRig rig = new();
    private readonly RecordingLogs logs = new();
    private readonly BackgroundWork background;

    public TurnRunnerTests() => background = new BackgroundWork(rig.Clock, logs.CreateLogger<BackgroundWork>());

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task RunInvoke_Answered_IsTheAnswer()
    {
        var runner = Runner((_, _) => Task.FromResult<InvokeResponse?>(InvokeResponse.NotImplemented));

        Assert.Equal(501, (await rig.Clock.RunAsync(runner.RunInvokeAsync(Invoke()))).Status);
    }

    [Fact]
    public async Task RunInvoke_NothingToAnswer_Is200()
    {
        var runner = Runner((_, _) => Task.FromResult<InvokeResponse?>(null));

        Assert.Equal(InvokeResponse.Ok, await rig.Clock.RunAsync(runner.RunInvokeAsync(Invoke())));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunInvoke_Throws_IsAnErrorWithTheIdAndNothingElse(bool atOnce)
    {
        var runner = Runner(async (_, _) =>
        {
            if (!atOnce)
                await Task.Yield();
            throw new InvalidOperationException("internal detail");
        });

        var body = await AnswerAsync(runner, Invoke());

        Assert.Equal(500, body["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.error", body["type"]!.GetValue<string>());
        var text = body["value"]!["message"]!.GetValue<string>();
        Assert.DoesNotContain("internal", body.Readable(), StringComparison.Ordinal);
        var logged = Assert.Single(logs.Lines);
        Assert.Contains(IdIn(text), logged, StringComparison.Ordinal);
        Assert.Empty(rig.Requests);
    }

    [Theory]
    [InlineData(null, "zh-CN", "处理时出了问题")]
    [InlineData("en", "zh-CN", "Something went wrong")]
    [InlineData("zh", "en-US", "处理时出了问题")]
    public async Task RunInvoke_Throws_IsToldInTheLanguageThatThePipelineKnows(string? known, string client, string says)
    {
        var runner = Runner(note =>
        {
            note.Locale = known;
            throw new InvalidOperationException();
        });

        var body = await AnswerAsync(runner, Invoke() with { Locale = client });

        Assert.StartsWith(says, body["value"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunInvoke_IgnoresItsCancellation_IsAnsweredAfterTheLimit()
    {
        var never = new TaskCompletionSource<InvokeResponse?>();
        var token = CancellationToken.None;
        var runner = Runner((_, ct) =>
        {
            token = ct;
            return never.Task;
        });
        var began = rig.Clock.GetUtcNow();

        var body = await AnswerAsync(runner, Invoke());

        Assert.Equal(500, body["statusCode"]!.GetValue<int>());
        Assert.InRange((rig.Clock.GetUtcNow() - began).TotalSeconds, 8, 12);
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public async Task RunInvoke_ThrowsAfterItWasGivenUp_IsLoggedUnderTheSameId()
    {
        var late = new TaskCompletionSource<InvokeResponse?>();
        var runner = Runner((_, _) => late.Task);
        var text = (await AnswerAsync(runner, Invoke()))["value"]!["message"]!.GetValue<string>();

        late.SetException(new InvalidOperationException("late"));
        await background.StopAsync(FakeTime.Stop);

        Assert.Equal(2, logs.Lines.Count(line => line.Contains(IdIn(text), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunInvoke_OtherThanACardThrows_IsAlsoToldInTheConversation()
    {
        var runner = Runner((_, _) => throw new InvalidOperationException("internal detail"));

        await AnswerAsync(runner, Invoke() with { Name = InvokeNames.FileConsent });
        await rig.Clock.RunAsync(Task.Run(async () =>
        {
            await background.StopAsync(FakeTime.Stop);
            return 0;
        }, FakeTime.Stop));

        Assert.Contains("处理时出了问题", SentText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "处理时出了问题")]
    [InlineData(null, "处理时出了问题")]
    [InlineData("en-GB", "Something went wrong")]
    public async Task RunOther_MessageThrows_TellsInTheWritersLanguage(string? locale, string expected)
    {
        var runner = Runner((_, _) => throw new InvalidOperationException("internal detail"));

        Assert.True(await rig.Clock.RunAsync(runner.RunOtherAsync(Message() with { Locale = locale })));

        Assert.Contains(expected, SentText(), StringComparison.Ordinal);
        Assert.Contains(IdIn(SentText()), Assert.Single(logs.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("internal", SentText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunOther_EventThrows_TellsNobody()
    {
        var runner = Runner((_, _) => throw new InvalidOperationException());

        Assert.True(await rig.Clock.RunAsync(runner.RunOtherAsync(Message() with { Type = ActivityTypes.ConversationUpdate })));

        Assert.Empty(rig.Requests);
    }

    [Fact]
    public async Task RunOther_TellingFailsToo_StillEnds()
    {
        rig.Then(502);
        var runner = Runner((_, _) => throw new InvalidOperationException());

        Assert.True(await rig.Clock.RunAsync(runner.RunOtherAsync(Message())));
    }

    [Fact]
    public async Task RunOther_TakesLong_IsAnsweredAndGoesOn()
    {
        var end = new TaskCompletionSource<InvokeResponse?>();
        var token = CancellationToken.None;
        var runner = Runner((_, ct) =>
        {
            token = ct;
            return end.Task;
        });
        var began = rig.Clock.GetUtcNow();

        Assert.False(await rig.Clock.RunAsync(runner.RunOtherAsync(Message())));

        Assert.InRange((rig.Clock.GetUtcNow() - began).TotalSeconds, 10, 14);
        Assert.False(token.IsCancellationRequested);
        var stopping = background.StopAsync(FakeTime.Stop);
        Assert.False(stopping.IsCompleted);
        end.SetResult(null);
        await stopping;
    }

    [Fact]
    public async Task RunOther_NeverEnds_IsGivenUpAndTold()
    {
        var runner = Runner(async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return null;
        });
        await rig.Clock.RunAsync(runner.RunOtherAsync(Message()));

        await rig.Clock.RunAsync(Task.Run(async () =>
        {
            await background.StopAsync(FakeTime.Stop);
            return 0;
        }, FakeTime.Stop));

        Assert.Contains("处理时间过长", SentText(), StringComparison.Ordinal);
    }

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message,
        Id = "1",
        ChannelId = "msteams",
        ServiceUrl = ConnectorRig.ServiceUrl,
        Recipient = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = "a:1", TenantId = ConnectorRig.TenantId },
    };

    private static Activity Invoke() => Message() with { Type = ActivityTypes.Invoke, Name = InvokeNames.AdaptiveCardAction };

    private static string IdIn(string text) => System.Text.RegularExpressions.Regex.Match(text, "[0-9a-f]{8}").Value;

    private string SentText() => JsonNode.Parse(Assert.Single(rig.Handler.Bodies))!["text"]!.GetValue<string>();

    private async Task<JsonNode> AnswerAsync(TurnRunner runner, Activity activity)
    {
        var response = await rig.Clock.RunAsync(runner.RunInvokeAsync(activity));
        Assert.Equal(200, response.Status);
        return JsonNode.Parse(response.Body.Span)!;
    }

    private TurnRunner Runner(Func<Activity, CancellationToken, Task<InvokeResponse?>> turn) => RunnerOf((activity, _, ct) => turn(activity, ct));

    private TurnRunner Runner(Func<TurnNote, InvokeResponse?> turn) => RunnerOf((_, note, _) => Task.FromResult(turn(note)));

    private TurnRunner RunnerOf(Func<Activity, TurnNote, CancellationToken, Task<InvokeResponse?>> turn) => new(
        new Pipeline(turn), new TurnErrorText(), rig.Client, background, ConnectorRig.Metrics(), rig.Clock, logs.CreateLogger<TurnRunner>());

    private sealed class Pipeline(Func<Activity, TurnNote, CancellationToken, Task<InvokeResponse?>> turn) : ITurnPipeline
    {
        public Task<InvokeResponse?> RunAsync(Activity activity, TurnNote note, CancellationToken cancellationToken) => turn(activity, note, cancellationToken);
    }
}
