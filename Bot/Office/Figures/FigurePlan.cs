using System.Collections.Frozen;
using System.Globalization;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Office.Figures;

/// <summary>One figure over the entries of one register, its references looked up once.</summary>
internal sealed class FigurePlan
{
    private readonly FigureDefinition _figure;
    private readonly string[] _tags;
    private readonly IReadOnlyList<string>? _lists;
    private readonly TallyReference? _unsaid;
    private readonly TallyReference? _undecided;
    private readonly (TallyReference Of, FrozenSet<string> Values)[] _records;
    private readonly (TallyReference Of, FrozenSet<string> Values)[] _except;
    private readonly (TallyReference Of, FrozenSet<string> Values)[] _rows;
    private readonly (TallyReference Of, FrozenSet<string> Values)[] _part;
    private readonly TallyReference? _field;
    private readonly string? _rowsOf;
    private readonly decimal _scale = 1;

    /// <param name="lists">Codes of lists, one of which an entry must be ticked into; null if all entries of the register count.</param>
    public FigurePlan(FigureDefinition figure, Register register, IReadOnlyList<string>? lists = null)
    {
        _figure = figure;
        _lists = lists;
        _unsaid = figure.Unsaid is null ? null : TallyValues.Resolve(register, figure.Unsaid);
        _undecided = figure.Undecided is null ? null : TallyValues.Resolve(register, figure.Undecided);
        _tags = [.. figure.AllTags];
        var conditions = Conditions(figure.Where);
        _records = [.. conditions.Where(c => c.Of.Column < 0)];
        _rows = [.. conditions.Where(c => c.Of.Column >= 0)];
        _except = Conditions(figure.Except);
        _part = Conditions(figure.Part);
        _field = figure.Field is null or TallyDefinition.Unit ? null : TallyValues.Resolve(register, figure.Field);
        _rowsOf = figure.Of is FigureCount.Rows ? _field!.Field.Id : _rows.Select(r => r.Of).Append(_field).FirstOrDefault(r => r is { Column: >= 0 })?.Field.Id;
        for (var i = 0; i < (_field?.Decimals ?? 0); i++)
            _scale *= 10;

        (TallyReference Of, FrozenSet<string> Values)[] Conditions(IReadOnlyDictionary<string, IReadOnlyList<string>>? where) =>
            [.. (where ?? new Dictionary<string, IReadOnlyList<string>>()).Select(w => (TallyValues.Resolve(register, w.Key)!, w.Value.ToFrozenSet(StringComparer.Ordinal)))];
    }

    /// <summary>Whether a register has all that a figure reads of another one, in the same form.</summary>
    public static bool IsAnswerable(FigureDefinition figure, Register register, Register other) =>
        (figure.Where ?? NoConditions).Keys.Concat((figure.Except ?? NoConditions).Keys).Concat((figure.Part ?? NoConditions).Keys)
            .Concat(figure.Field is null or TallyDefinition.Unit ? [] : [figure.Field])
            .All(reference => TallyValues.Resolve(register, reference) is { } own && TallyValues.Resolve(other, reference) is { } theirs
                && (own.Type, own.Decimals, own.Column) == (theirs.Type, theirs.Decimals, theirs.Column));

    private static readonly Dictionary<string, IReadOnlyList<string>> NoConditions = [];

    /// <summary>What an entry adds.</summary>
    public IEnumerable<TallyPart> Parts(OfficeRecord record)
    {
        if (_figure.Units is { } kinds && !kinds.Contains(Unit.KindOf(record.Unit)))
            return [];
        if (_lists is not null && !_lists.Any(record.Tags.Contains))
            return [];
        if (!_tags.All(record.Tags.Contains) || (_figure.Without ?? []).Any(record.Tags.Contains))
            return [];
        if (_except.Any(e => TallyValues.Of(record, e.Of, null).Any(e.Values.Contains)))
            return [];
        if (!Holds(_records, record, null))
            return IsUndecided(record) ? [One(FigureTallies.Undecided)] : [];

        IReadOnlyList<IReadOnlyList<string>?> rows = [null];
        if (_rowsOf is not null)
            rows = [.. FieldValues.Rows(record.Fields.GetValueOrDefault(_rowsOf, "")).Where(row => Holds(_rows, record, row))];
        var parts = rows.Count == 0 ? [] : Counted(record, rows);
        return _unsaid is not null && rows.Count > 0 && LeavesOpen(record, rows) ? parts.Append(One(FigureTallies.Unsaid)) : parts;
    }

    private bool IsUndecided(OfficeRecord record) => _undecided is not null
        && !TallyValues.Of(record, _undecided, null).Any()
        && Holds([.. _records.Where(r => r.Of != _undecided)], record, null);

    // Each row may lack the number that is summed; a field that decides between figures is filled once an entry.
    private bool LeavesOpen(OfficeRecord record, IReadOnlyList<IReadOnlyList<string>?> rows) => _figure.AsksForItsNumber
        ? rows.Any(row => !TallyValues.Of(record, _unsaid!, row).Any())
        : !TallyValues.Of(record, _unsaid!, null).Any();

    private IEnumerable<TallyPart> Counted(OfficeRecord record, IReadOnlyList<IReadOnlyList<string>?> rows)
    {
        switch (_figure.Of)
        {
            case FigureCount.Records:
                return [One("n")];
            case FigureCount.Share:
                return Holds(_part, record, null) ? [One("n"), One("part")] : [One("n")];
            case FigureCount.Rows:
                return [One("n"), new TallyPart(Name("v"), rows.Count)];
            case FigureCount.Weeks:
                return [One("n"), One("of/" + Week(record.Date))];
            case FigureCount.Distinct:
                var values = _field is null ? [record.Unit] : rows.SelectMany(row => TallyValues.Of(record, _field, row)).Distinct(StringComparer.Ordinal).ToList();
                return values.Count == 0 ? [] : [One("n"), .. values.Select(v => One("of/" + Uri.EscapeDataString(v)))];
            default:
                var numbers = rows.SelectMany(row => TallyValues.Of(record, _field!, row)).ToList();
                // A number that was not given is not zero.
                return numbers.Count == 0 ? [] : [One("n"), new TallyPart(Name("v"), numbers.Sum(Scaled))];
        }
    }

    private static bool Holds((TallyReference Of, FrozenSet<string> Values)[] conditions, OfficeRecord record, IReadOnlyList<string>? row)
    {
        foreach (var (of, values) in conditions)
        {
            var found = TallyValues.Of(record, of, row);
            // A flag that was never set counts as false.
            if (of.Type is FieldType.Flag && !found.Any())
                found = ["false"];
            if (values.Count == 0 ? !found.Any() : !found.Any(values.Contains))
                return false;
        }

        return true;
    }

    // In the field's smallest unit, so that sums stay exact.
    private long Scaled(string text) => FieldValues.TryNumber(text, _field!.Decimals, out var number) ? (long)(number * _scale) : 0;

    private TallyPart One(string of) => new(Name(of), 1);

    private string Name(string of) => FigureTallies.Counter(_figure.Id, of);

    private static string Week(DateOnly date) =>
        ISOWeek.GetYear(date.ToDateTime(TimeOnly.MinValue)).ToString(CultureInfo.InvariantCulture) + "-" + ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue)).ToString(CultureInfo.InvariantCulture);
}
