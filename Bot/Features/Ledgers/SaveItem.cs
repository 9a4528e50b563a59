using System.Collections.Immutable;
using BotApp.Cards;
using BotApp.Features.Records;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Ledgers;

/// <summary>The form of an item to be saved, with everything the decision needs.</summary>
/// <param name="Ledger">The list it is entered in; further lists are tags.</param>
/// <param name="Typed">Inputs by field id.</param>
/// <param name="CardId">Id of the form; a new item derives its id from it, so that repeated saves create one item.</param>
/// <param name="Former">The edited item as read; null for a new one.</param>
/// <param name="Baseline">The day on which the list was settled; items found later are marked. Null marks none.</param>
/// <param name="Now">In the office's zone.</param>
internal sealed record SaveItemInput(
    Register Ledger,
    IReadOnlyDictionary<string, string> Typed,
    Unit Unit,
    Person By,
    RosterSnapshot Roster,
    string CardId,
    Stored<OfficeRecord>? Former,
    DateOnly? Baseline,
    DateTimeOffset Now);

/// <summary>Decides what the confirmed form of an item writes. The form does not change its status. Pure.</summary>
internal static class SaveItem
{
    private const string NotAdded = "false";

    public static ItemDecision Decide(SaveItemInput input, RegisterCatalog registers)
    {
        if (input.Ledger.Kind != Register.Ledger)
            throw new ArgumentException($"'{input.Ledger.Code}' is no ledger.", nameof(input));

        var former = input.Former?.Value;
        var typed = Typed(input, former);
        var (values, found) = RecordEntry.Check(registers, input.Ledger, typed, input.Unit, input.Now, SaveRecord.UnitInput, former);
        List<FieldError> errors = [.. found, .. Faults(values, former)];
        if (errors.Count > 0)
            return new ItemDecision.Refuse(errors);

        values = Owners.WithMeasureOwners(values, input.Roster, input.Unit.Id, former);
        // An edit renews the mark only if the date found changes; a new baseline does not affect existing items.
        if (former is null || values.GetValueOrDefault(LedgerFields.Found) != former.Fields.GetValueOrDefault(LedgerFields.Found))
            values = WithAdded(values, input.Baseline);
        if (former is not null && values.SequenceEqual(former.Fields))
            return new ItemDecision.Nothing();

        var record = RecordEntry.Make(input.Ledger, values, input.Unit, input.By, input.Now, SaveRecord.RecordIdOf(input.CardId), former);
        RecordWrite write = input.Former is { } stored ? new RecordWrite.Replace(record, stored) : new RecordWrite.Create(record);
        return new ItemDecision.Write(new UnitSave
        {
            Unit = input.Unit.Id,
            OperationId = OperationOf(input.CardId, input.Ledger, input.Typed),
            What = CardVerbs.LedgerSave,
            Who = input.By.Id,
            At = input.Now,
            Writes = [write],
            Outbox = [LedgerMessage.Of(write)],
        });
    }

    /// <summary>
    /// Id of the click's operation, from what was typed and not from the result: the result includes kept fields, which others
    /// may change before the same click is repeated.
    /// </summary>
    public static string OperationOf(string cardId, Register ledger, IReadOnlyDictionary<string, string> typed) =>
        RecordEntry.OperationOf(cardId, ledger.Code, typed);

    /// <summary>Errors of an item besides those that its register defines.</summary>
    /// <param name="former">The edited item; unchanged fields give no error, even if their dates contradict each other by now.</param>
    public static IEnumerable<FieldError> Faults(ImmutableSortedDictionary<string, string> values, OfficeRecord? former = null)
    {
        bool IsLeft(string field) => former is not null && values.GetValueOrDefault(field) == former.Fields.GetValueOrDefault(field);
        DateOnly? found = FieldValues.TryDate(values.GetValueOrDefault(LedgerFields.Found, ""), out var on) ? on : null;
        if (found is { } day && FieldValues.TryDate(values.GetValueOrDefault(LedgerFields.Due, ""), out var due) && due < day
            && !(IsLeft(LedgerFields.Found) && IsLeft(LedgerFields.Due)))
            yield return new FieldError(LedgerFields.Due, ItemErrors.BeforeFound, FieldValues.Format(day));
        // An unknown reviewer could never decide, and the item would be closed as if there were none.
        if (values.TryGetValue(LedgerFields.Reviewer, out var reviewer) && !values.ContainsKey(LedgerFields.ReviewerId))
            yield return new FieldError(LedgerFields.Reviewer, ItemErrors.NotOnePerson, reviewer);
        else if (values.TryGetValue(LedgerFields.ReviewerId, out var last) && last == values.GetValueOrDefault(LedgerFields.OwnerId)
            && !(IsLeft(LedgerFields.ReviewerId) && IsLeft(LedgerFields.OwnerId)))
            yield return new FieldError(LedgerFields.Reviewer, ItemErrors.ReviewsOwn);
    }

    /// <summary>Errors of the closing day, if one is given; in older lists it may be unknown.</summary>
    public static IEnumerable<FieldError> ClosingFaults(ImmutableSortedDictionary<string, string> values)
    {
        if (!FieldValues.TryDate(values.GetValueOrDefault(LedgerFields.Closed, ""), out var closed))
            yield break;
        if (values.GetValueOrDefault(LedgerFields.Status) != ItemStatuses.Closed)
            yield return new FieldError(LedgerFields.Closed, ItemErrors.NotClosed);
        else if (FieldValues.TryDate(values.GetValueOrDefault(LedgerFields.Found, ""), out var found) && closed < found)
            yield return new FieldError(LedgerFields.Closed, ItemErrors.BeforeFound, FieldValues.Format(found));
    }

    /// <summary>The fields with the mark whether the item was found after the list was settled.</summary>
    public static ImmutableSortedDictionary<string, string> WithAdded(ImmutableSortedDictionary<string, string> values, DateOnly? baseline) =>
        values.SetItem(LedgerFields.Added, FieldValues.TryDate(values.GetValueOrDefault(LedgerFields.Found, ""), out var on) && on > baseline ? "true" : NotAdded);

    /// <summary>The typed values plus the fields that no form asks for: from the former version, or the initial ones of a new item.</summary>
    private static Dictionary<string, string> Typed(SaveItemInput input, OfficeRecord? former)
    {
        var typed = input.Typed.Where(v => !LedgerFields.IsKept(input.Ledger, v.Key)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        if (former is null)
            typed[LedgerFields.Status] = ItemStatus.NotStarted.Code();
        else
            foreach (var (id, value) in former.Fields.Where(f => LedgerFields.IsKept(input.Ledger, f.Key) && input.Ledger.Field(f.Key) is not null))
                typed[id] = value;

        foreach (var (name, account) in LedgerFields.People)
        {
            typed.Remove(account);
            if (typed.GetValueOrDefault(name)?.Trim() is not { Length: > 0 } called)
                continue;
            // An unchanged name means the same person, even if the roster has two of that name.
            var before = former?.Fields.GetValueOrDefault(name) == called ? former.Fields.GetValueOrDefault(account) : null;
            if ((before ?? Owners.Of(name, input.Roster, input.Unit.Id, called)?.Id) is { } known)
                typed[account] = known;
        }

        if (former is null && !typed.ContainsKey(LedgerFields.Level) && LedgerFields.LevelOf(input.Ledger, input.Unit) is { } level)
            typed[LedgerFields.Level] = level;
        return typed;
    }
}

/// <summary>Finds the person that a name means. Pure.</summary>
internal static class Owners
{
    private const string Lead = "牵头";
    private const string Comrade = "同志";
    private const string AndOthers = "等";

    private static readonly string[] BetweenNames = ["和", "与", "及", " and ", " "];
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '/', '／'];

    /// <summary>The fields of an item with accounts added for names that lack one.</summary>
    public static IReadOnlyDictionary<string, string> WithAccounts(IReadOnlyDictionary<string, string> fields, RosterSnapshot roster, string unit)
    {
        var found = new Dictionary<string, string>(fields, StringComparer.Ordinal);
        foreach (var (name, account) in LedgerFields.People)
        {
            if (!found.ContainsKey(account) && found.TryGetValue(name, out var called) && Of(name, roster, unit, called.Trim()) is { } person)
                found[account] = person.Id;
        }

        return found;
    }

    /// <summary>The fields of an item with the accounts behind the names of its measures, where the roster knows one.</summary>
    /// <param name="former">The edited item: an unchanged name means the same person, as long as that one is on the roster.</param>
    public static ImmutableSortedDictionary<string, string> WithMeasureOwners(
        ImmutableSortedDictionary<string, string> values, RosterSnapshot roster, string unit, OfficeRecord? former = null)
    {
        var known = ItemMeasure.Accounts(former?.Fields ?? ImmutableSortedDictionary<string, string>.Empty);
        var rows = from owner in ItemMeasure.Of(values).Select(m => m.Owner).OfType<string>().Distinct(StringComparer.Ordinal)
                   let was = known.GetValueOrDefault(owner)
                   let account = roster.Find(was) is not null ? was : First(roster, unit, owner)?.Id ?? was
                   where account is not null
                   select FieldValues.FormatRow([owner, account]);
        return values.With(LedgerFields.MeasureOwners, string.Join('\n', rows));
    }

    /// <summary>The person that a field's name means: several owners may be named, but only one reviewer.</summary>
    public static Person? Of(string field, RosterSnapshot roster, string unit, string called) =>
        field == LedgerFields.Owner ? First(roster, unit, called) : Find(roster, unit, called);

    /// <summary>The owner: of several names the one marked as the lead, else the first that the roster knows.</summary>
    public static Person? First(RosterSnapshot roster, string unit, string called) => Names(called, roster, unit)
        .OrderBy(name => !name.Contains(Lead, StringComparison.Ordinal))
        .Select(name => Find(roster, unit, name))
        .FirstOrDefault(person => person is not null);

    /// <summary>Whether several people are named.</summary>
    public static bool AreSeveral(string called, RosterSnapshot roster, string unit) => Names(called, roster, unit).Count > 1;

    /// <summary>The plain name if there is only one; null for several, as it is unclear whose account is meant.</summary>
    public static string? OnlyName(string called) =>
        called.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var name] && Plain(name) is { Length: > 0 } plain ? plain : null;

    /// <summary>The one person of this name in the unit, else in the whole office; null if there is none, or several.</summary>
    public static Person? Find(RosterSnapshot roster, string unit, string name)
    {
        if (Named(roster, unit, name) is { } called)
            return called;
        if (Plain(name) is not { Length: > 0 } plain || plain == name)
            return null;
        // 张伟（第一党支部）: only people of the unit in brackets are meant.
        return UnitsIn(name, roster) is { Count: > 0 } units
            ? roster.Called(plain).Where(p => p.Memberships.Any(m => units.Contains(m.UnitId))).ToList() is [var one] ? one : null
            : Named(roster, unit, plain);
    }

    /// <summary>How many people share an ambiguous name; 0 if no name is ambiguous.</summary>
    public static int Namesakes(RosterSnapshot roster, string unit, string called) => Names(called, roster, unit)
        .SelectMany(name => new[] { name, Plain(name) })
        .Select(name => Called(roster, unit, name).Count)
        .Where(people => people > 1)
        .DefaultIfEmpty()
        .Max();

    private static List<string> Names(string called, RosterSnapshot roster, string unit) =>
        [.. called.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(part => Apart(part, roster, unit))];

    // Splits 季风和周砚 only if the roster knows both names: 和 may be part of a name, and a blank may precede 同志.
    private static string[] Apart(string part, RosterSnapshot roster, string unit)
    {
        if (Find(roster, unit, part) is not null)
            return [part];
        var names = part.Split(BetweenNames, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 1 && names.All(name => Find(roster, unit, name) is not null) ? names : [part];
    }

    // 季风同志, @季风, 季风等 and 季风（牵头） are all 季风.
    private static string Plain(string name)
    {
        var remark = name.IndexOfAny(['（', '(']);
        var plain = (remark < 0 ? name : name[..remark]).Trim().TrimStart('@', '＠').Trim();
        return Without(Comrade, Without(AndOthers, plain));
    }

    private static HashSet<string> UnitsIn(string name, RosterSnapshot roster)
    {
        var remark = name.IndexOfAny(['（', '(']);
        var key = remark < 0 ? "" : RosterNames.Key(name[(remark + 1)..].TrimEnd(')', '）', ' '));
        return key.Length == 0 ? [] : [.. roster.Units.Where(u => RosterNames.Key(u.Name) == key).Select(u => u.Id)];
    }

    private static string Without(string last, string name) => name.EndsWith(last, StringComparison.Ordinal) ? name[..^last.Length].TrimEnd() : name;

    private static Person? Named(RosterSnapshot roster, string unit, string name) => Called(roster, unit, name) is [var one] ? one : null;

    // People of the unit, or if there are none, of the whole office.
    private static IReadOnlyList<Person> Called(RosterSnapshot roster, string unit, string name)
    {
        var all = roster.Called(name);
        List<Person> own = [.. all.Where(p => p.Memberships.Any(m => m.UnitId == unit))];
        return own.Count > 0 ? own : all;
    }
}
