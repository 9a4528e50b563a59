using BotApp.Cards.Ledgers;
using BotApp.Cards.Texts;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;

namespace BotApp.Features.Ledgers;

/// <summary>Derives an item's history from its versions; it is not stored separately. Pure.</summary>
internal static class ItemHistory
{
    /// <summary>The steps, latest first.</summary>
    /// <param name="versions">Former versions, oldest first; the current one is not among them.</param>
    /// <param name="offset">UTC offset of the office's zone.</param>
    public static IReadOnlyList<LedgerItemCard.Step> Of(
        IReadOnlyList<OfficeRecord> versions, OfficeRecord current, Register ledger, RosterSnapshot roster, TimeSpan offset, CardTexts t)
    {
        var steps = new List<LedgerItemCard.Step>();
        OfficeRecord? before = null;
        foreach (var record in versions.Append(current))
        {
            var on = DateOnly.FromDateTime(record.ChangedAt.ToOffset(offset).DateTime);
            steps.Add(new LedgerItemCard.Step(on, NameOf(record.ChangedBy, versions.Append(current), roster, t), What(before, record, ledger, t)));
            before = record;
        }

        steps.Reverse();
        return steps;
    }

    // A person who left keeps the name stored in the item. Without one, an account id still tells a person from background work.
    private static string NameOf(string person, IEnumerable<OfficeRecord> versions, RosterSnapshot roster, CardTexts t) =>
        roster.Find(person)?.Name
        ?? versions.SelectMany(v => NamesIn(v, person)).LastOrDefault()
        ?? (Guid.TryParse(person, out _) ? t.LedgerSomeoneWhoLeft : "");

    private static IEnumerable<string> NamesIn(OfficeRecord version, string person) =>
        from called in LedgerFields.People.Append((Name: LedgerFields.Checker, Account: LedgerFields.CheckerId))
            .Select(field => (Name: version.Fields.GetValueOrDefault(field.Name, ""), Account: version.Fields.GetValueOrDefault(field.Account)))
            .Concat(ItemMeasure.Accounts(version.Fields).Select(owner => (Name: owner.Key, Account: (string?)owner.Value)))
        where called.Account == person
        let name = Owners.OnlyName(called.Name)
        where name is not null
        select name;

    private static string What(OfficeRecord? before, OfficeRecord after, Register ledger, CardTexts t)
    {
        if (before is null)
            return t.LedgerStepEntered;
        if (after.State == RecordState.Cancelled)
            return t.LedgerStepCancelled;

        var (former, item) = (new LedgerItem(before), new LedgerItem(after));
        var said = new List<string>();
        if (New(former, item, LedgerFields.LookBacks) is [_, _, var result, ..] and var row)
        {
            said.Add(t.LedgerStepLookBack(result == LedgerFields.Reopened ? t.LedgerFoundReopened : t.LedgerFoundHolds));
            if (row.Count > 3 && row[3].Length > 0)
                said.Add(row[3]);
        }

        if (former.Status != item.Status)
            said.Add(t.LedgerStepMoved(NameOf(former.Status, ledger, t), NameOf(item.Status, ledger, t)));
        if (former.Due != item.Due)
            said.Add(item.Due is { } due ? t.LedgerStepDue(t.DateWithoutWeekday(due)) : t.LedgerStepNoDue);
        if (former.CheckerId is not null && item.CheckerId is { } checker && checker != former.CheckerId)
            said.Add(t.LedgerStepChecker(item[LedgerFields.Checker] ?? ""));
        if (Marked(former, item, t) is { } marked)
            said.Add(marked);
        if (New(former, item, LedgerFields.Notes) is [_, _, var note])
            said.Add(note);
        return said.Count > 0 ? string.Join(t.Separator, said) : t.LedgerStepEdited;
    }

    // The one measure that was marked; a form may have changed several, and more of them.
    private static string? Marked(LedgerItem former, LedgerItem item, CardTexts t)
    {
        var (was, now) = (former.Measures, item.Measures);
        if (was.Count != now.Count || was.Zip(now).Where(pair => pair.First != pair.Second).ToList() is not [var (before, after)]
            || (before.Done is null) == (after.Done is null) || before with { Done = after.Done } != after)
            return null;
        return after.Done is null ? t.LedgerStepMeasureOpen(after.Text) : t.LedgerStepMeasureDone(after.Text);
    }

    /// <summary>The name of a status in the reader's language.</summary>
    public static string NameOf(ItemStatus status, Register ledger, CardTexts t) =>
        ledger.Field(LedgerFields.Status)?.Choices?.FirstOrDefault(c => c.Code == status.Code())?.Name.In(t.Language) ?? status.Code();

    // The last row, if the field changed.
    private static IReadOnlyList<string> New(LedgerItem before, LedgerItem after, string field)
    {
        var (was, rows) = (before[field] ?? "", after[field] ?? "");
        return was == rows || after.Rows(field) is not [.., var last] ? [] : last;
    }
}
