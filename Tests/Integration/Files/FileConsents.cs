using System.Net;
using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Files;

/// <summary>Asks for files, agrees to them, and looks at what the bot says.</summary>
internal static class FileConsents
{
    public const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    public const string InfoCard = "application/vnd.microsoft.teams.card.file.info";

    public static async Task<JsonNode> AskAsync(OfficeHost office, Person person, string command)
    {
        await PostAsync(office, person.Message(command));
        return await AttachmentAsync(office, person, ConsentCard);
    }

    public static async Task ConsentAsync(OfficeHost office, Person person, JsonNode asked, string url, string action = "accept")
    {
        var invoke = office.Activities.Invoke("fileConsent/invoke", new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = asked["content"]!["acceptContext"]!.DeepClone(),
            ["uploadInfo"] = new JsonObject
            {
                ["uploadUrl"] = url,
                ["contentUrl"] = "https://contoso-my.sharepoint.com/file",
                ["name"] = asked["name"]!.DeepClone(),
                ["uniqueId"] = "1150D938",
                ["fileType"] = "xlsx",
            },
        });
        var from = person.Message("");
        invoke["from"] = from["from"]!.DeepClone();
        invoke["conversation"] = from["conversation"]!.DeepClone();
        using var response = await office.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public static async Task PostAsync(OfficeHost office, JsonObject activity)
    {
        using var response = await office.PostAsync(activity);
        Assert.True(response.IsSuccessStatusCode);
    }

    public static async Task<JsonNode> AttachmentAsync(OfficeHost office, Person person, string type) => (await OfficeHost.EventuallyAsync(
        () => Task.FromResult(MessagesOf(office, person).Select(m => (m.Activity["attachments"] as JsonArray)?[0]).LastOrDefault(a => a?["contentType"]?.GetValue<string>() == type)),
        found => found is not null))!;

    /// <summary>What is agreed to is worked off in order: once another file is there, whatever came before it would be too.</summary>
    public static async Task AssertNoFurtherFileAsync(OfficeHost office, UploadServer upload, int files)
    {
        var (asked, sent) = (Of(ConsentCard).Count, Of(InfoCard).Count);
        await PostAsync(office, office.Office.Message("年报 2026"));
        await OfficeHost.EventuallyAsync(() => Task.FromResult(Of(ConsentCard)), found => found.Count > asked);
        await ConsentAsync(office, office.Office, Of(ConsentCard)[^1], upload.Url);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(Of(InfoCard)), found => found.Count > sent);
        Assert.Equal(files + 1, upload.Pieces.Count);

        List<JsonNode> Of(string type) =>
            [.. MessagesOf(office, office.Office).Select(m => (m.Activity["attachments"] as JsonArray)?[0]).OfType<JsonNode>().Where(a => a["contentType"]?.GetValue<string>() == type)];
    }

    public static async Task<string> TextAsync(OfficeHost office, Person person) => (await OfficeHost.EventuallyAsync(
        () => Task.FromResult(MessagesOf(office, person).Select(m => m.Activity["text"]?.GetValue<string>()).LastOrDefault(t => t is not null)),
        found => found is not null))!;

    public static List<string> TextsOf(OfficeHost office, Person person) =>
        [.. MessagesOf(office, person).Select(m => m.Activity["text"]?.GetValue<string>()).OfType<string>()];

    public static IEnumerable<PostedMessage> MessagesOf(OfficeHost office, Person person) =>
        office.Teams.Messages.Where(m => m.ConversationId == "a:" + person.Id);
}
