using System.Net;
using System.Text.Json.Nodes;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Find;

/// <summary>What several tests look for, and how a client asks for it beside the chat.</summary>
internal static class FindOffice
{
    /// <summary>What is sent while someone types into the search of the message extension.</summary>
    public static JsonObject Query(string text) => new()
    {
        ["commandId"] = "find",
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    };

    /// <summary>An invoke from a group chat, and what answers it.</summary>
    public static async Task<JsonNode> InvokeAsync(OfficeHost office, Person person, string name, JsonNode value)
    {
        using var response = await office.PostAsync(InvokeOf(office, person, name, value));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(OfficeHost.Stop))!;
    }

    /// <summary>An invoke from a group chat, as one writes there.</summary>
    public static JsonObject InvokeOf(OfficeHost office, Person person, string name, JsonNode value)
    {
        var invoke = office.Activities.Invoke(name, value);
        invoke["from"] = person.Message("")["from"]!.DeepClone();
        invoke["conversation"]!["id"] = "19:group@thread.v2";
        invoke["conversation"]!["conversationType"] = "groupChat";
        return invoke;
    }

    /// <summary>An item of a ledger of the first branch.</summary>
    public static Task<Stored<OfficeRecord>> SaveItemAsync(
        OfficeHost office, string id, string title, params (string Id, string Value)[] fields) =>
        office.Units.SavedAsync(Meetings.Create("op" + id, Meetings.Record(
            id, "follow-up", "2026-11-05", title, TestOffice.Unit, [("title", title), ("found", "2026-11-05"), ("status", "not-started"), .. fields])));

    /// <summary>A record of a unit.</summary>
    public static Task<Stored<OfficeRecord>> SaveAsync(
        OfficeHost office, string id, string unit, string date, string title, string register = "branch-committee", params (string Id, string Value)[] fields) =>
        office.Units.SavedAsync(Meetings.Create("op" + id, Meetings.Record(id, register, date, title, unit, [("date", date), ("topic", title), .. fields])));

    /// <summary>The buttons of a card, wherever they stand in it.</summary>
    public static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Buttons(p.Value)).Concat(o["type"] is JsonValue type && type.ToString().StartsWith("Action.", StringComparison.Ordinal) ? [o] : []),
        JsonArray a => a.SelectMany(Buttons),
        _ => [],
    };
}
