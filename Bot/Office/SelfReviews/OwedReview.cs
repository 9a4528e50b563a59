using BotApp.Storage.People;
using BotApp.Storage.SelfReviews;

namespace BotApp.Office.SelfReviews;

/// <summary>A self-review on the list of the person who owes it, for code that shows lists and has no access to the reviews themselves.</summary>
internal static class OwedReview
{
    /// <summary>The status that the list stores: that of a returned review, and empty for any other.</summary>
    public static string StatusOf(string? state) => state == ReviewState.Returned ? state : "";

    /// <summary>Whether it was submitted and came back to be changed.</summary>
    public static bool IsReturned(OpenItem item) => item.Status == ReviewState.Returned;
}
