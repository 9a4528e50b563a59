using System.Text.Json.Nodes;
using BotApp.Storage.Roster;

namespace BotApp.Features.Privacy;

/// <summary>The person's roster rows. They are erased first: from then on nothing new is stored.</summary>
internal sealed class RosterTrace(RosterStore roster) : IPersonTrace
{
    /// <inheritdoc />
    public string Name => "roster";

    /// <inheritdoc />
    public async Task<JsonNode?> ReadAsync(string personId, CancellationToken ct)
    {
        var stored = await roster.ReadAsync(ct);
        var units = stored.Rows.Units.ToDictionary(u => u.Id, StringComparer.Ordinal);
        JsonArray rows =
        [
            .. stored.Rows.Members.Where(m => Is(m, personId)).Select(m => (JsonNode)new JsonObject
            {
                ["unit"] = units[m.UnitId].Name,
                ["name"] = m.Name,
                ["upn"] = m.Upn,
                ["role"] = m.Role,
                ["roleSince"] = m.RoleSince?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["title"] = m.Title,
                ["group"] = m.Group,
            }),
        ];
        return rows.Count > 0 ? rows : null;
    }

    /// <inheritdoc />
    public Task<int> EraseAsync(string personId, CancellationToken ct) => roster.RemoveAsync(personId, ct);

    private static bool Is(RosterMemberRow member, string personId) => string.Equals(member.UserId, personId, StringComparison.OrdinalIgnoreCase);
}
