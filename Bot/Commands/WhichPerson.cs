using BotApp.Office.Roster;
using BotApp.Storage.Roster;

namespace BotApp.Commands;

/// <summary>Finds the person an operator names: by Entra object id, or by a name or user principal name unique on the roster.</summary>
internal static class WhichPerson
{
    /// <summary>The object id, or a sentence that explains why there is none.</summary>
    public static async Task<(string? Id, string? Problem)> FindAsync(RosterStore roster, string person, CancellationToken ct)
    {
        if (Guid.TryParse(person, out var id))
            return (id.ToString("D"), null);

        var found = (await roster.ReadAsync(ct)).Rows.Members
            .Where(m => RosterNames.Key(m.Name) == RosterNames.Key(person) || string.Equals(m.Upn, person, StringComparison.OrdinalIgnoreCase))
            .Select(m => m.UserId.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return found switch
        {
            [var one] => (one, null),
            [] => (null, $"名册中没有“{person}”，请改用登录名或 Entra 对象编号。 / Nobody on the roster is called '{person}'. Give the user principal name or the Entra object id."),
            _ => (null, $"名册中有 {found.Count} 人叫“{person}”，请改用登录名或 Entra 对象编号。 / {found.Count} people on the roster are called '{person}'. Give the user principal name or the Entra object id."),
        };
    }
}
