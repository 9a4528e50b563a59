using BotApp.Storage.People;
using BotApp.Storage.Records;

namespace BotApp.Office.Ledgers;

/// <summary>What an item asks of a person now.</summary>
/// <param name="Duty">One of <see cref="Duties"/>.</param>
/// <param name="Due">By when.</param>
internal sealed record ItemDuty(string PersonId, string Duty, DateOnly? Due);

/// <summary>Who has what to do about an item. Pure.</summary>
internal static class ItemDuties
{
    /// <summary>
    /// The duties an item gives, at most one a person: reviewing comes before carrying out, that before a measure, and that before
    /// leading. A look-back concerns the checker only.
    /// </summary>
    public static IReadOnlyList<ItemDuty> Of(OfficeRecord record)
    {
        var item = new LedgerItem(record);
        if (record.State == RecordState.Cancelled)
            return [];
        if (!item.IsOpen)
            return item is { LookBackDue: { } on, CheckerId: { } checker } ? [new ItemDuty(checker, Duties.Check, on)] : [];

        var all = new List<ItemDuty>();
        if (item is { Status: ItemStatus.ToReview, ReviewerId: { } reviewer })
            all.Add(new ItemDuty(reviewer, Duties.Review, item.Deadline));
        if (item.OwnerId is { } owner)
            all.Add(new ItemDuty(owner, Duties.Carry, item.Deadline));
        all.AddRange(Measures(item));
        if (item is { LeaderId: { } leader, Deadline: { } due })
            all.Add(new ItemDuty(leader, Duties.Lead, due));
        return [.. all.DistinctBy(d => d.PersonId)];
    }

    // By the earliest of a person's open measures; one without a day of its own is due with the item. What is continued without an
    // end has no deadline, and neither have its measures.
    private static IEnumerable<ItemDuty> Measures(LedgerItem item) =>
        from measure in item.Measures
        where measure is { Done: null, OwnerId: not null }
        group measure.Due ?? item.Deadline by measure.OwnerId into dues
        select new ItemDuty(dues.Key, Duties.Measure, item.Status is ItemStatus.Standing ? null : dues.Min());
}
