using System.Collections.Immutable;
using BotApp.Features.Ledgers;
using BotApp.Features.MeetingLogs;
using BotApp.Features.Records;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Demo;

/// <summary>What saving a made-up entry writes: decided as for a confirmed card. Pure.</summary>
internal static class DemoSave
{
    /// <param name="noon">Noon of the entry's day, taken as the time of logging: the same at every load.</param>
    /// <exception cref="InvalidDataException">The demo's data make an entry that no one could save.</exception>
    public static UnitSave Of(DemoEntry entry, RosterSnapshot roster, RegisterCatalog catalog, DateTimeOffset noon)
    {
        var author = roster.Find(entry.Author)
            ?? throw new InvalidDataException($"The demo's entry {entry.Key} is of someone who is not on its roster.");
        var register = catalog[entry.Register];
        return register.Kind switch
        {
            Register.Meeting => Meeting(entry, author, roster, catalog, noon),
            Register.Ledger => Item(entry, author, register, roster, catalog, noon),
            _ => Other(entry, author, register, catalog, noon),
        };
    }

    /// <summary>The later change of a ledger item: closed, or made standing; null where it stays as it is.</summary>
    /// <param name="item">The entry's record, or an item that its meeting decided on.</param>
    /// <param name="noonOf">Noon of a day.</param>
    public static UnitSave? Later(
        DemoEntry entry, Stored<OfficeRecord> item, RosterSnapshot roster, RegisterCatalog catalog, Func<DateOnly, DateTimeOffset> noonOf, DateOnly today)
    {
        if (catalog[item.Value.Register].Kind != Register.Ledger)
            return null;

        var (by, version) = (roster.Find(entry.Author)!, item.Value.Version);
        var closings = catalog.ClosingsOf(catalog[item.Value.Register], item.Value.Tags);
        var decision = entry.Typed.GetValueOrDefault(LedgerFields.Status) switch
        {
            // Items that a meeting decided on are closed in time; a demo with months of overdue items would not be credible.
            null when item.Value.Register != entry.Register =>
                FieldValues.TryDate(item.Value.Fields.GetValueOrDefault(LedgerFields.Due) ?? "", out var due) && due < today
                    ? CloseItem.Decide(new CloseItemInput(item, closings, new ItemForm(null, null, null, version), by, roster, NoLookBack, noonOf(due)))
                    : null,
            ItemStatuses.Closed when FieldValues.TryDate(entry.Typed[LedgerFields.Closed], out var on) =>
                CloseItem.Decide(new CloseItemInput(item, closings, new ItemForm(null, null, null, version), by, roster, NoLookBack, noonOf(on))),
            ItemStatuses.Standing => UpdateItem.Decide(new UpdateItemInput(
                item, new ItemForm(ItemStatuses.Standing, null, null, version), by, noonOf(entry.Date.AddDays(DaysUntilStanding)))),
            _ => null,
        };
        return decision switch
        {
            null => null,
            ItemDecision.Write write => write.Save,
            ItemDecision.Refuse refuse => throw Refused(entry, refuse.Errors),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // The year is usually past when it is loaded, so no look-back falls due.
    private const int NoLookBack = 0;
    private const int DaysUntilStanding = 30;

    private static UnitSave Item(
        DemoEntry entry, Person author, Register register, RosterSnapshot roster, RegisterCatalog catalog, DateTimeOffset noon)
    {
        // Whether an item was added later follows from the day its list was settled; nobody enters it.
        DateOnly? baseline = entry.Typed.GetValueOrDefault(LedgerFields.Added) is "true" ? entry.Date.AddDays(-1) : null;
        var input = new SaveItemInput(register, entry.Typed, entry.Unit, author, roster, entry.CardId, null, baseline, noon);
        return SaveItem.Decide(input, catalog) switch
        {
            ItemDecision.Write write => write.Save,
            ItemDecision.Refuse refuse => throw Refused(entry, refuse.Errors),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static UnitSave Meeting(DemoEntry entry, Person author, RosterSnapshot roster, RegisterCatalog catalog, DateTimeOffset noon)
    {
        var form = MeetingForm.From(entry.Register, entry.Typed.ToImmutableSortedDictionary(StringComparer.Ordinal));
        return SaveMeeting.Decide(new SaveMeetingInput(form, entry.Unit, author, roster, entry.CardId, null, [], noon), catalog) switch
        {
            SaveMeetingDecision.Write write => write.Save,
            SaveMeetingDecision.Refuse refuse => throw Refused(entry, refuse.Errors),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static UnitSave Other(DemoEntry entry, Person author, Register register, RegisterCatalog catalog, DateTimeOffset noon) =>
        SaveRecord.Decide(new SaveRecordInput(register, entry.Typed, entry.Unit, author, entry.CardId, null, noon), catalog) switch
        {
            SaveRecordDecision.Write write => write.Save,
            SaveRecordDecision.Refuse refuse => throw Refused(entry, refuse.Errors),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static InvalidDataException Refused(DemoEntry entry, IReadOnlyList<FieldError> errors) =>
        new($"The demo's entry {entry.Key}: {string.Join(", ", errors.Select(e => $"{e.Field} is {e.Code}"))}.");
}
