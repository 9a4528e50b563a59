using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using BotApp.Cards;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Support.Faults;

/// <summary>A person using Teams while the bot may be healthy, failing or down; nothing here throws because of that.</summary>
internal sealed class Teammate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly OfficeUnderFaults office;
    private readonly Channel<ShownCard> answers = Channel.CreateUnbounded<ShownCard>();
    private readonly Channel<ShownCard> reminders = Channel.CreateUnbounded<ShownCard>();

    public Teammate(OfficeUnderFaults office, string id, string locale)
    {
        (this.office, Id, Locale) = (office, id, locale);
        office.Teams.Came += (person, body) =>
        {
            if (person == id)
                Take(body);
        };
    }

    /// <summary>Entra object id.</summary>
    public string Id { get; }

    /// <summary>The client's language.</summary>
    public string Locale { get; }

    /// <summary>Sends a text and reads the answer.</summary>
    /// <returns>A card, or a text as a card with that text; null if nothing came.</returns>
    public async Task<ShownCard?> SayAsync(string text, CancellationToken ct)
    {
        // Late answers belong to earlier texts.
        while (answers.Reader.TryRead(out _))
        {
        }

        KeptLogs.Typed(text);
        if (await PostAsync(office.Activities.Message(text), ct) is not { } response)
            return null;

        response.Dispose();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            return await answers.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The next confirmable reminder received, if there is one.</summary>
    public ShownCard? NextReminder() => reminders.Reader.TryRead(out var card) ? card : null;

    /// <summary>Clicks a button of a card, with its current inputs and these changes.</summary>
    /// <returns>What the client shows; null if no answer came.</returns>
    public Task<Answer?> ClickAsync(ShownCard card, string verb, CancellationToken ct, params (string Id, string Value)[] changed)
    {
        var data = card.DataOf(verb);
        foreach (var (input, value) in card.Inputs)
            data[input] = value;
        foreach (var (input, value) in changed)
        {
            KeptLogs.Typed(value);
            data[input] = value;
        }

        return SendAsync(verb, data, card.MessageId, ct);
    }

    /// <summary>Sends a click; the same data make the same click.</summary>
    public async Task<Answer?> SendAsync(string verb, JsonObject data, string? messageId, CancellationToken ct)
    {
        var click = office.Activities.Click(verb, data.DeepClone().AsObject());
        click["replyToId"] = messageId;
        using var response = await PostAsync(click, ct);
        if (response is not { StatusCode: HttpStatusCode.OK })
            return null;
        try
        {
            return new Answer(JsonNode.Parse(await response.Content.ReadAsStringAsync(ct))!.AsObject(), messageId);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Sends an invoke outside the chat, as the message extension does.</summary>
    /// <returns>Null if no answer came.</returns>
    public Task<HttpResponseMessage?> InvokeAsync(string name, JsonNode value, CancellationToken ct) => PostAsync(office.Activities.Invoke(name, value), ct);

    private async Task<HttpResponseMessage?> PostAsync(JsonObject activity, CancellationToken ct)
    {
        activity["from"]!["aadObjectId"] = Id;
        activity["from"]!["id"] = "29:" + Id;
        activity["conversation"]!["id"] = "a:" + Id;
        activity["locale"] = Locale;
        using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            return await office.Http.PostAsync(office.AnyHost(), body, ct);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Take(string body)
    {
        var activity = JsonNode.Parse(body)!.AsObject();
        var content = activity["attachments"]?[0]?["content"]?.AsObject() ?? new JsonObject { ["text"] = activity["text"]?.DeepClone() };
        var card = new ShownCard(content.DeepClone().AsObject(), "1700000000000");
        if (card.Has(CardVerbs.ReminderAck))
            reminders.Writer.TryWrite(card);
        else if (!card.Has(CardVerbs.ReminderSnooze))
            answers.Writer.TryWrite(card);
    }
}
