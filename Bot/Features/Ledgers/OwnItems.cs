using BotApp.Office.Calendar;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.People;

namespace BotApp.Features.Ledgers;

/// <summary>A person's open items that are worth a line: a leader may be named on hundreds that are not.</summary>
internal static class OwnItems
{
    /// <summary>Most items returned.</summary>
    public const int Most = 100;

    private const int PageSize = 100;

    /// <summary>The first items, earliest due date first.</summary>
    public static async Task<IReadOnlyList<OpenItem>> ReadAsync(
        PeopleStore people, string personId, DateOnly today, OfficeCalendar calendar, CancellationToken ct)
    {
        var all = new List<OpenItem>();
        string? after = null;
        do
        {
            var page = await people.ListAsync(personId, PageSize, after, ct);
            all.AddRange(page.Items.Where(item => ListLedger.Concerns(item, today, calendar)));
            after = page.Next;
        }
        while (after is not null && all.Count < Most);

        return [.. all.Take(Most)];
    }

    /// <summary>The same, plus what the branches owe that the person answers for.</summary>
    public static async Task<IReadOnlyList<OpenItem>> WithBranchesAsync(
        PeopleStore people, Person person, RosterSnapshot roster, DateOnly today, OfficeCalendar calendar, CancellationToken ct)
    {
        var own = await ReadAsync(people, person.Id, today, calendar, ct);
        var branches = ReviewAccess.AnsweredBy(person, roster).ToList();
        if (branches.Count == 0)
            return own;

        var all = own.ToList();
        foreach (var branch in branches)
            all.AddRange((await people.ListAsync(branch.Id, PageSize, null, ct)).Items);
        return [.. all.OrderBy(item => item.Due ?? DateOnly.MaxValue).Take(Most)];
    }
}
