using BotApp.Storage.Roster;

namespace BotApp.Commands;

/// <summary>Whom an operator means: an Entra object id, or a name or user principal name that one person of the roster has.</summary>
internal static class WhichPerson
{
    /// <summary>The object id, or a sentence that says why there is none.</summary>
    public static async Task<(string? Id, string? Problem)> FindAsync(RosterStore roster, string person, CancellationToken ct)
    {
        if (Guid.TryParse(person, out var id))
            return (id.ToString("D"), null);

        var found = (await roster.ReadAsync(ct)).Rows.Members
            .Where(m => m.Name == person || string.Equals(m.Upn, person, StringComparison.OrdinalIgnoreCase))
            .Select(m => m.UserId.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return found switch
        {
            [var one] => (one, null),
            [] => (null, $"Nobody on the roster is called '{person}'. Give the Entra object id."),
            _ => (null, $"{found.Count} people on the roster are called '{person}'. Give the Entra object id."),
        };
    }
}
