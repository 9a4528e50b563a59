using BotApp.Office.Roster;

namespace BotApp.Features.Reminders.Model;

/// <summary>Who gets a reminder. Cards and storage hold it as one word; see <see cref="ToString"/>.</summary>
internal abstract record Audience
{
    private const string RoleWord = "role:";
    private const string UnansweredWord = "unanswered:";
    private const string AllWord = "all";

    private Audience() { }

    /// <summary>Everyone on the roster.</summary>
    public sealed record Everyone : Audience
    {
        /// <inheritdoc />
        public override string ToString() => AllWord;
    }

    /// <summary>The members of a unit.</summary>
    public sealed record OfUnit(string UnitId) : Audience
    {
        /// <inheritdoc />
        public override string ToString() => UnitId;
    }

    /// <summary>People who hold a role in any unit.</summary>
    public sealed record OfRole(Role Role) : Audience
    {
        /// <inheritdoc />
        public override string ToString() => RoleWord + Role.ToString().ToLowerInvariant();
    }

    /// <summary>People who got another reminder and have not confirmed it.</summary>
    public sealed record Unanswered(string ReminderId) : Audience
    {
        /// <inheritdoc />
        public override string ToString() => UnansweredWord + ReminderId;
    }

    /// <summary>
    /// Reads the word of a card or of <see cref="ToString"/>: <c>all</c>, a unit's id such as <c>branch:第一党支部</c>,
    /// <c>role:secretary</c>, <c>unanswered:</c> and a reminder's id; 全体 and 支部:第一党支部 as typed after the command count as well.
    /// </summary>
    /// <returns>Null for any other word, and for a unit that is not on the roster.</returns>
    public static Audience? Parse(string? word, RosterSnapshot roster)
    {
        var text = word?.Trim() ?? "";
        if (text is AllWord or "全体" or "所有人" or "everyone")
            return new Everyone();
        if (After(text, RoleWord) is { } role)
            return Enum.TryParse<Role>(role, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(role[0])
                ? new OfRole(known)
                : null;
        if (After(text, UnansweredWord) is { } reminder)
            return new Unanswered(reminder);

        var unit = roster.Unit(text) ?? (Named(text, roster) is [var one] ? one : null);
        return unit is null ? null : new OfUnit(unit.Id);
    }

    /// <summary>The people on the roster that it means; nobody for <see cref="Unanswered"/>, which the roster cannot tell.</summary>
    public IEnumerable<Person> Among(RosterSnapshot roster) => this switch
    {
        Everyone => roster.People.Where(p => roster.UnitsOf(p).Length > 0),
        OfUnit unit => roster.MembersOf(unit.UnitId),
        OfRole role => roster.People.Where(p => p.Memberships.Any(m => m.Role == role.Role && m.UnitId != RosterSnapshot.AdminsUnit)),
        _ => [],
    };

    /// <summary>Whether a word is meant as an audience and not as text, such as 支部:… with any name.</summary>
    public static bool IsMeantBy(string word) =>
        word.AsSpan().IndexOfAny(':', '：') is > 0 and var colon && (KindOf(word[..colon]) is not null || word[..colon] is "role" or "unanswered");

    /// <summary>Whether several units have this name, such as a branch and a department: then it means none of them.</summary>
    public static bool IsOfSeveral(string word, RosterSnapshot roster) => Named(word.Trim(), roster).Count > 1;

    /// <summary>Whether a word names a kind of unit, such as 支部.</summary>
    public static bool IsKind(string word) => KindOf(word) is not null;

    // 支部:第一党支部, 部门:… and the bare name.
    private static List<Unit> Named(string text, RosterSnapshot roster)
    {
        var colon = text.AsSpan().IndexOfAny(':', '：');
        var kind = colon < 0 ? null : KindOf(text[..colon]);
        if (colon >= 0 && kind is null)
            return [];

        // An exact match wins; else any spelling that the roster treats as the same.
        var typed = text[(colon + 1)..].Trim();
        var name = RosterNames.Key(typed);
        var called = roster.Units.Where(u => (kind is null || u.Kind == kind) && RosterNames.Key(u.Name) == name).ToList();
        return called.FindAll(u => u.Name == typed) is { Count: 1 } exact ? exact : called;
    }

    private static UnitKind? KindOf(string word) => UnitKinds.Read(word);

    private static string? After(string text, string word) =>
        text.Length > word.Length && text.StartsWith(word, StringComparison.Ordinal) ? text[word.Length..] : null;
}
