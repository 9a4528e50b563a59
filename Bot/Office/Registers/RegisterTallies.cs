using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using BotApp.Office.Ledgers;
using BotApp.Storage.Records;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;

namespace BotApp.Office.Registers;

/// <summary>The tallies the registers define, as storage keeps them.</summary>
/// <remarks>
/// A counter is named <c>register/tally</c>, and <c>register/tally/value</c> for a part of a split count; values are
/// percent-encoded, so that none of them can pass for another counter. For registers whose entries are to be carried out,
/// open entries are counted in addition to what they define: <c>register/standing/status/due</c>, followed by the entry's own
/// visibility if it has one; and <c>list/listed/register/status/due</c> for each other such register that the entry is ticked
/// into as a list. So each list can be reported in full, and all of them together without counting an entry twice.
/// </remarks>
internal static class RegisterTallies
{
    // Raised when the same definitions begin to count differently: stored tallies are then recounted.
    private const int Algorithm = 4;

    /// <summary>The rules of all registers of a catalogue. A record of an unknown register counts nowhere.</summary>
    public static TallyRules RulesOf(RegisterCatalog catalog)
    {
        var plans = catalog.All.ToFrozenDictionary(
            r => r.Code, r => r.Tallies.Select(t => new Plan(r, t)).ToImmutableArray(), StringComparer.Ordinal);
        var terms = catalog.All.Where(r => r.Cadences.Any(c => c.IsTerm)).Select(r => Counter(r.Code, TallyDefinition.Count)).ToFrozenSet(StringComparer.Ordinal);
        var carriedOut = catalog.All.Where(r => r.IsCarriedOut).Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal);
        return new TallyRules(HashOf(catalog), record => Parts(plans, carriedOut, record)) { Totals = counter => TotalsOf(counter, terms) };
    }

    // What a status reads: how many entries there are; what is open, from whatever year; and the elections that begin terms.
    private static TotalsKind TotalsOf(string counter, FrozenSet<string> terms) => counter.Split('/', 3)[1] switch
    {
        TallyDefinition.Count => terms.Contains(counter) ? TotalsKind.Year | TotalsKind.Standing : TotalsKind.Year,
        TallyDefinition.Standing or TallyDefinition.Listed => TotalsKind.Standing,
        _ => TotalsKind.None,
    };

    /// <summary>The name of a counter.</summary>
    /// <param name="values">For a split count: the values of its dimensions, in their order.</param>
    public static string Counter(string register, string tally, params IEnumerable<string> values) =>
        string.Join('/', values.Select(Uri.EscapeDataString).Prepend(tally).Prepend(register));

    private static IReadOnlyCollection<TallyPart> Parts(
        FrozenDictionary<string, ImmutableArray<Plan>> plans, FrozenSet<string> carriedOut, OfficeRecord record)
    {
        if (record.State == RecordState.Cancelled || !plans.TryGetValue(record.Register, out var tallies))
            return [];

        var parts = new Dictionary<(string Counter, string? Member), long>();
        foreach (var plan in tallies)
            plan.AddTo(parts, record);
        if (record.State == RecordState.Active && carriedOut.Contains(record.Register))
        {
            string[] stands = [Of(Register.StatusField), Of(Register.DueField), .. Own()];
            parts[(Counter(record.Register, TallyDefinition.Standing, stands), null)] = 1;
            foreach (var list in record.Tags.Where(tag => tag != record.Register && carriedOut.Contains(tag)))
                parts[(Counter(list, TallyDefinition.Listed, [record.Register, .. stands]), null)] = 1;
        }

        return [.. parts.Where(p => p.Value != 0).Select(p => new TallyPart(p.Key.Counter, p.Value, p.Key.Member))];

        string Of(string field) => record.Fields.GetValueOrDefault(field, "");

        string[] Own() => Of(LedgerFields.Visibility) is { Length: > 0 } own ? [own] : [];
    }

    private static string HashOf(RegisterCatalog catalog)
    {
        var text = new StringBuilder().Append(Algorithm).Append('\n');
        foreach (var register in catalog.All.OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            text.Append(register.Code).Append(register.IsCarriedOut ? " open" : "").Append(register.Cadences.Any(c => c.IsTerm) ? " term" : "").Append('\n');
            foreach (var tally in register.Tallies.OrderBy(t => t.Id, StringComparer.Ordinal))
                text.Append(register.Code).Append('/').Append(tally.Id).Append(' ').Append(tally.Of).Append(' ')
                    .AppendJoin(' ', tally.References.Select(r => $"{r}:{TallyValues.Resolve(register, r)!.Type}:{TallyValues.Resolve(register, r)!.Column}"))
                    .Append(tally.Field is TallyDefinition.Unit ? " unit" : "").Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    /// <summary>One tally with its references looked up, once for all records.</summary>
    private sealed class Plan
    {
        private readonly string _register;
        private readonly TallyDefinition _tally;
        private readonly TallyReference? _field;
        private readonly TallyReference[] _by;
        private readonly string? _rowsOf;
        private readonly int _decimals;
        private readonly decimal _scale = 1;

        public Plan(Register register, TallyDefinition tally)
        {
            _register = register.Code;
            _tally = tally;
            _field = tally.Field is null or TallyDefinition.Unit ? null : TallyValues.Resolve(register, tally.Field);
            _by = [.. (tally.By ?? []).Select(b => TallyValues.Resolve(register, b)!)];
            _rowsOf = _by.Prepend(_field).FirstOrDefault(r => r is { Column: >= 0 })?.Field.Id
                ?? (tally.Of is TallyKind.Rows ? _field!.Field.Id : null);
            _decimals = _field?.Decimals ?? 0;
            for (var i = 0; i < _decimals; i++)
                _scale *= 10;
        }

        public void AddTo(Dictionary<(string, string?), long> parts, OfficeRecord record)
        {
            if (_rowsOf is null)
                AddTo(parts, record, null);
            else if (record.Fields.TryGetValue(_rowsOf, out var text))
                foreach (var row in FieldValues.Rows(text))
                    AddTo(parts, record, row);
        }

        private void AddTo(Dictionary<(string, string?), long> parts, OfficeRecord record, IReadOnlyList<string>? row)
        {
            foreach (var values in Combinations(record, row))
            {
                var counter = Counter(_register, _tally.Id, values);
                if (_tally.Of is TallyKind.Distinct)
                    foreach (var member in _field is null ? [record.Unit] : TallyValues.Of(record, _field, row))
                        parts[(counter, member)] = 1; // one reference a record, however often it names the member
                else
                    parts[(counter, null)] = parts.GetValueOrDefault((counter, null)) + Amount(record, row);
            }
        }

        // In the field's smallest unit, so that sums of hours and half hours stay exact.
        private long Amount(OfficeRecord record, IReadOnlyList<string>? row)
        {
            if (_tally.Of is not TallyKind.Sum)
                return 1;
            return TallyValues.Of(record, _field!, row).FirstOrDefault() is { } text && FieldValues.TryNumber(text, _decimals, out var number)
                ? (long)(number * _scale)
                : 0;
        }

        private IEnumerable<ImmutableArray<string>> Combinations(OfficeRecord record, IReadOnlyList<string>? row)
        {
            IEnumerable<ImmutableArray<string>> all = [[]];
            foreach (var dimension in _by)
            {
                var values = TallyValues.Of(record, dimension, row).ToList();
                all = all.SelectMany(head => values.Select(head.Add));
            }

            return all;
        }
    }
}
