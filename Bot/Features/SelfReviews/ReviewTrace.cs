using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Features.Privacy;
using BotApp.Storage.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>A person's self-reviews: only that they exist, never their text. Erasing destroys the key, and the text with it,
/// and removes the person's name from the reading lists of others.</summary>
internal sealed class ReviewTrace(SelfReviewStore reviews) : IPersonTrace
{
    /// <inheritdoc />
    public string Name => "self-reviews";

    /// <inheritdoc />
    public async Task<JsonNode?> ReadAsync(string personId, CancellationToken ct)
    {
        var heads = await reviews.OfAuthorAsync(personId, ct);
        if (heads.Count == 0)
            return null;

        var text = await reviews.HasKeyAsync(personId, ct) ? "encrypted; its author reads it in Teams" : "unreadable: its key was destroyed";
        return new JsonArray([.. heads.Select(head => (JsonNode)new JsonObject
        {
            ["round"] = head.Cycle,
            ["state"] = head.State,
            ["unit"] = head.Unit,
            ["submitted"] = new JsonArray([.. head.Parts.Select(p => (JsonNode)p.SubmittedAt.ToString("O", CultureInfo.InvariantCulture))]),
            ["text"] = text,
        })]);
    }

    /// <inheritdoc />
    public async Task<int> EraseAsync(string personId, CancellationToken ct) => 
        (await reviews.EraseAsync(personId, ct) ? 1 : 0) + await reviews.EraseReaderAsync(personId, ct);
}
