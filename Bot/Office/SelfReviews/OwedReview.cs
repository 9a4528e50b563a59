using BotApp.Storage.People;
using BotApp.Storage.SelfReviews;

namespace BotApp.Office.SelfReviews;

/// <summary>A self-review on the list of whoever owes it, for who shows lists and has no way to the reviews themselves.</summary>
internal static class OwedReview
{
    /// <summary>The state of one that was returned, as its list has it; any other is empty.</summary>
    public static string StatusOf(string? state) => state == ReviewState.Returned ? state : "";

    /// <summary>Whether it was submitted and came back to be changed.</summary>
    public static bool IsReturned(OpenItem item) => item.Status == ReviewState.Returned;
}
