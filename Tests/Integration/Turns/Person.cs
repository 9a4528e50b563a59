using System.Net;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Turns;

/// <summary>Someone in front of Teams.</summary>
internal sealed class Person(OfficeHost office, string id)
{
    public string Id => id;

    /// <summary>IANA name of the client's time zone, where it is not the office's.</summary>
    public string? Timezone { get; init; }

    /// <summary>Says something and reads the card that answers it.</summary>
    /// <param name="channel">In a channel, with an @mention; else in the personal chat.</param>
    public async Task<ShownCard> SayAsync(string text, bool channel = false)
    {
        var activity = From(office.Activities.Message(channel ? "<at>流程助手</at> " + text : text), channel);
        if (channel)
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>流程助手</at>",
                ["mentioned"] = activity["recipient"]!.DeepClone(),
            });
        return await DeliverAsync(activity);
    }

    /// <summary>Delivers a message as it is, and reads the card that answers it.</summary>
    public async Task<ShownCard> DeliverAsync(JsonObject activity)
    {
        KeptLogs.Typed(activity["text"]?.GetValue<string>());
        // Others may be written to meanwhile, and this person by the day's card.
        var conversation = activity["conversation"]!["id"]!.GetValue<string>();
        bool IsAnswer(PostedMessage m) => m.ConversationId == conversation && !m.Activity.Readable().Contains(CardVerbs.ReminderSnooze, StringComparison.Ordinal);
        var before = office.Teams.Messages.Count(IsAnswer);
        using var response = await office.PostAsync(activity);
        Assert.True(response.IsSuccessStatusCode);
        var posted = await OfficeHost.EventuallyAsync(
            () => Task.FromResult(office.Teams.Messages.Where(IsAnswer).Skip(before).FirstOrDefault()), m => m is not null);
        // A plain sentence is read like a card that says nothing else.
        var content = posted!.Activity["attachments"]?[0]?["content"]?.AsObject() ?? new JsonObject { ["text"] = posted.Activity["text"]?.DeepClone() };
        return new ShownCard(content, posted.Id);
    }

    /// <summary>Makes a message of this person's.</summary>
    public JsonObject Message(string text, bool channel = false) => From(office.Activities.Message(text), channel);

    /// <summary>Clicks a button, with the card's inputs as they stand and these changed; what is null is emptied.</summary>
    /// <param name="data">What the button carries, where several of the card send the same verb.</param>
    public async Task<Answer> ClickAsync(
        ShownCard card, string verb, bool channel = false, string? messageId = null, JsonObject? data = null, params (string Id, string? Value)[] changed)
    {
        data = (data ?? card.DataOf(verb)).DeepClone().AsObject();
        foreach (var (input, value) in card.Inputs)
            data[input] = value;
        foreach (var (input, value) in changed)
        {
            KeptLogs.Typed(value);
            if (value is null)
                data.Remove(input);
            else
                data[input] = value;
        }

        return await SendAsync(From(office.Activities.Click(verb, data), channel), messageId ?? card.MessageId);
    }

    /// <summary>Sends a click with data of one's own making.</summary>
    public Task<Answer> ForgeAsync(string verb, JsonObject data, bool channel = false) =>
        SendAsync(From(office.Activities.Click(verb, data), channel), "17000");

    private async Task<Answer> SendAsync(JsonObject activity, string? messageId)
    {
        activity["replyToId"] = messageId;
        using var response = await office.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new Answer(JsonNode.Parse(await response.Content.ReadAsStringAsync(OfficeHost.Stop))!.AsObject(), messageId);
    }

    private JsonObject From(JsonObject activity, bool channel)
    {
        activity["from"]!["aadObjectId"] = id;
        activity["from"]!["id"] = "29:" + id;
        if (Timezone is not null)
            activity["localTimezone"] = Timezone;
        activity["conversation"]!["id"] = channel ? "19:general@thread.tacv2;messageid=1" : "a:" + id;
        activity["conversation"]!["conversationType"] = channel ? "channel" : "personal";
        return activity;
    }
}

/// <summary>A card that was posted into someone's chat.</summary>
internal sealed record Received(string Conversation, ShownCard Card);

/// <summary>The people of the demo whom tests speak of by what they are.</summary>
internal static class OfficePeople
{
    /// <summary>Whoever has a role in the first branch or at the office; <c>other</c> records for another branch, a <c>stranger</c> is on no roster.</summary>
    public static Person Named(this OfficeHost office, string who) => who switch
    {
        "member" => office.Member,
        "recorder" => office.Recorder,
        "secretary" => office.Secretary,
        "leader" => office.Leader,
        "office" => office.Office,
        "other" => office.OtherRecorder,
        "stranger" => office.Stranger,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
    };
}
