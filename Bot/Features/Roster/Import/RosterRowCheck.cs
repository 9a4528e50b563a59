using BotApp.Features.Import;
using BotApp.Office;
using BotApp.Office.Roster;

namespace BotApp.Features.Roster.Import;

/// <summary>A row without errors of its own.</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Typed">The unit's name as the row spells it.</param>
internal sealed record CheckedRow(int Row, UnitKind Kind, string Unit, string Typed, RosterMember Member)
{
    /// <summary>Whether the row spells the unit differently, apart from padding.</summary>
    public bool IsSpelledOtherwise => Typed != Unit && RosterNames.Clean(Typed) != Unit;
}

/// <summary>Checks rows, first each by itself and then against those above it.</summary>
internal static class RosterRowCheck
{
    // By code, and by the name that 名册 shows.
    private static readonly Dictionary<string, Role> Roles = new(
        Enum.GetValues<Role>().Select(r => KeyValuePair.Create(r.ToString(), r)).Concat(
        [
            new("成员", Role.Member), new("记录员", Role.Recorder), new("书记", Role.Secretary), new("支部书记", Role.Secretary), new("领导", Role.Leader), new("机关管理", Role.Office),
        ]),
        StringComparer.OrdinalIgnoreCase);

    private static readonly (string Column, Func<RosterFileRow, string> Value, bool Required, int Longest)[] Cells =
    [
        ("unit", r => r.Unit, true, 100),
        ("kind", r => r.Kind, true, 20),
        ("name", r => r.Name, true, 60),
        ("userId", r => r.UserId, true, 50),
        ("upn", r => r.Upn, false, 256),
        ("role", r => r.Role, true, 20),
        ("title", r => r.Title, false, 100),
        ("group", r => r.Group, false, 60),
    ];

    /// <summary>The good rows, and the errors of the others; of two conflicting rows the first is good.</summary>
    /// <param name="units">The units on the roster.</param>
    public static (IReadOnlyList<CheckedRow> Good, IReadOnlyList<FileError> Errors) Check(IReadOnlyList<RosterFileRow> rows, IEnumerable<Unit> units)
    {
        var spellings = new UnitSpellings(units);
        var good = new List<CheckedRow>(rows.Count);
        var errors = new List<FileError>();
        var seen = new Dictionary<(string User, string Unit), CheckedRow>();
        var people = new Dictionary<string, CheckedRow>(StringComparer.Ordinal);
        var upns = new Dictionary<string, CheckedRow>(StringComparer.OrdinalIgnoreCase);

        foreach (var row in rows)
        {
            var (read, wrong) = Alone(row, spellings);
            if (read is not null)
                wrong = Together(read, seen, people, upns);
            errors.AddRange(wrong);
            if (read is null || wrong.Count > 0)
                continue;

            good.Add(read);
            seen.Add((read.Member.UserId, read.Member.UnitId), read);
            if (!people.TryGetValue(read.Member.UserId, out var known) || (known.Member.Upn is null && read.Member.Upn is not null))
                people[read.Member.UserId] = read;
            if (read.Member.Upn is { } upn)
                upns.TryAdd(upn, read);
        }

        return (good, errors);
    }

    private static (CheckedRow? Read, IReadOnlyList<FileError> Errors) Alone(RosterFileRow row, UnitSpellings spellings)
    {
        var errors = new List<FileError>();
        foreach (var (column, value, required, longest) in Cells)
        {
            var text = value(row);
            if (text.Length == 0 && required)
                errors.Add(new FileError(row.Row, column, FileErrorCode.Missing));
            else if (text.Length > longest)
                errors.Add(new FileError(row.Row, column, FileErrorCode.TooLong, $"{longest}"));
            else if (text.Any(c => char.IsControl(c) || TypedText.IsHidden(c)))
                errors.Add(new FileError(row.Row, column, RosterErrorCode.BadCharacter));
        }

        var kind = Known(UnitKinds.Read(TextFolding.Fold(row.Kind), StringComparison.OrdinalIgnoreCase), row.Kind, "kind", RosterErrorCode.UnknownKind);
        var role = Known(Roles.TryGetValue(TextFolding.Fold(row.Role), out var named) ? named : default(Role?), row.Role, "role", RosterErrorCode.UnknownRole);
        var isId = Guid.TryParseExact(row.UserId.Trim('{', '}'), "D", out var id) && id != Guid.Empty;
        if (!isId && row.UserId.Length > 0)
            errors.Add(new FileError(row.Row, "userId", RosterErrorCode.BadId, row.UserId));
        // Without letters it is no name but, say, a date serial number: the row is shifted by a column.
        if (row.Name.Length > 0 && !row.Name.Any(char.IsLetter))
            errors.Add(new FileError(row.Row, "name", RosterErrorCode.BadName, row.Name));
        if (row.Upn.Length > 0 && !IsAddress(row.Upn))
            errors.Add(new FileError(row.Row, "upn", RosterErrorCode.BadUpn, row.Upn));
        if (errors.Count > 0)
            return (null, errors);

        var unit = spellings.Of(kind, row.Unit);
        var member = new RosterMember(
            id.ToString("D"), Filled(row.Upn), RosterNames.Clean(row.Name), Unit.IdOf(kind, unit), role, Filled(row.Title), Filled(row.Group));
        return (new CheckedRow(row.Row, kind, unit, row.Unit, member), []);

        T Known<T>(T? read, string text, string column, string code)
            where T : struct
        {
            if (read is null && text.Length > 0)
                errors.Add(new FileError(row.Row, column, code, text));
            return read ?? default;
        }
    }

    private static List<FileError> Together(
        CheckedRow read,
        Dictionary<(string User, string Unit), CheckedRow> seen,
        Dictionary<string, CheckedRow> people,
        Dictionary<string, CheckedRow> upns)
    {
        var (row, member) = (read.Row, read.Member);
        var errors = new List<FileError>();
        if (seen.TryGetValue((member.UserId, member.UnitId), out var twin))
            errors.Add(
                twin.Member.Role == member.Role
                    ? new FileError(row, null, RosterErrorCode.Duplicate, $"{twin.Row}")
                    : new FileError(row, "role", RosterErrorCode.TwiceInUnit, $"{twin.Row}", read.Unit));
        if (people.TryGetValue(member.UserId, out var known))
        {
            if (known.Member.Name != member.Name)
                errors.Add(new FileError(row, "name", RosterErrorCode.OtherName, $"{known.Row}", known.Member.Name));
            if (known.Member.Upn is { } upn && member.Upn is { } own && !string.Equals(upn, own, StringComparison.OrdinalIgnoreCase))
                errors.Add(new FileError(row, "upn", RosterErrorCode.OtherUpn, $"{known.Row}"));
        }

        if (member.Upn is { } address && upns.TryGetValue(address, out var other) && other.Member.UserId != member.UserId)
            errors.Add(new FileError(row, "upn", RosterErrorCode.UpnOfAnother, $"{other.Row}"));
        return errors;
    }

    private static bool IsAddress(string text) =>
        !text.Any(char.IsWhiteSpace) && text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1;

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
