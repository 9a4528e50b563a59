using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BotApp.Tests.Support.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.EndToEnd.Gallery;

/// <summary>A bot that shows cards: a message with two numbers gets the samples from the first number on, as many as the second says.</summary>
internal sealed class CardBot(IReadOnlyList<CardSample> samples) : IAsyncDisposable
{
    private readonly HttpClient client = new();
    private WebApplication? app;

    public string Url => app!.Urls.Single();

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/messages", AnswerAsync);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(JsonObject activity)
    {
        if (activity["type"]?.GetValue<string>() is not "message")
            return Results.Ok();

        var wanted = activity["text"]!.GetValue<string>().Split(' ');
        var (first, count) = (int.Parse(wanted[0], null), int.Parse(wanted[1], null));
        foreach (var sample in samples.Skip(first).Take(count))
        {
            var message = new JsonObject
            {
                ["type"] = "message",
                ["attachments"] = new JsonArray(new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = JsonNode.Parse(sample.Card.ToUtf8()),
                }),
            };
            var address = $"{activity["serviceUrl"]}/v3/conversations/{Uri.EscapeDataString(activity["conversation"]!["id"]!.GetValue<string>())}/activities";
            using var posted = await client.PostAsJsonAsync(address, message);
            posted.EnsureSuccessStatusCode();
        }

        return Results.Ok();
    }
}
