using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Roster;

/// <summary>Roster rows as table rows: <c>{generation}|unit|{id}</c> and <c>{generation}|member|{person}|{unit}</c>.</summary>
internal static class RosterRow
{
    private const string Unit = "unit";
    private const string Member = "member";

    public static IEnumerable<TableEntity> Write(RosterRows rows, string partition, string generation)
    {
        foreach (var unit in rows.Units)
        {
            var row = new TableEntity(partition, TableKey.Of(generation, Unit, unit.Id))
            {
                ["Kind"] = unit.Kind,
                ["Name"] = unit.Name,
                ["Order"] = unit.Order,
            };
            if (unit.Since is { } since)
                row["Since"] = Column.Instant(since);
            if (unit.FormerSizes.Count > 0)
                row["FormerSizes"] = JsonSerializer.Serialize([.. unit.FormerSizes], StorageJson.Readable.FormerSizeArray);
            yield return row;
        }

        foreach (var (order, member) in rows.Members.Index())
        {
            var row = new TableEntity(partition, TableKey.Of(generation, Member, member.UserId, member.UnitId))
            {
                ["Upn"] = member.Upn,
                ["Name"] = member.Name,
                ["Role"] = member.Role,
                ["Title"] = member.Title,
                ["Group"] = member.Group,
                ["Order"] = order,
            };
            if (member.RoleSince is { } since)
                row["RoleSince"] = Column.Instant(since);
            yield return row;
        }
    }

    /// <summary>The rows in the roster's order. Members written by a former build have no order and come in the order of their keys.</summary>
    public static RosterRows Read(IEnumerable<TableEntity> rows)
    {
        var units = new List<RosterUnitRow>();
        var members = new List<(int Order, RosterMemberRow Row)>();
        foreach (var row in rows)
        {
            var parts = TableKey.Parts(row.RowKey);
            if (parts[1] == Unit)
                units.Add(new RosterUnitRow(
                    parts[2], row.GetString("Kind"), row.GetString("Name"), row.GetInt32("Order") ?? 0,
                    row.ContainsKey("Since") ? Column.Instant(row, "Since") : null)
                {
                    FormerSizes = row.GetString("FormerSizes") is { } sizes ? JsonSerializer.Deserialize(sizes, StorageJson.Readable.FormerSizeArray) ?? [] : [],
                });
            else
                members.Add((row.GetInt32("Order") ?? 0, new RosterMemberRow(
                    parts[2], row.GetString("Upn"), row.GetString("Name"), parts[3], row.GetString("Role"), row.GetString("Title"), row.GetString("Group"),
                    row.ContainsKey("RoleSince") ? Column.Instant(row, "RoleSince") : null)));
        }

        return new RosterRows([.. units.OrderBy(u => u.Order)], [.. members.OrderBy(m => m.Order).Select(m => m.Row)]);
    }

    /// <summary>Hash of the content, independent of the order of the rows.</summary>
    public static string Hash(RosterRows rows)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartArray();
        foreach (var u in rows.Units.OrderBy(u => u.Id, StringComparer.Ordinal))
            Line(u.Id, u.Kind, u.Name, u.Order.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var m in rows.Members.OrderBy(m => m.UserId, StringComparer.Ordinal).ThenBy(m => m.UnitId, StringComparer.Ordinal))
            Line(m.UserId, m.UnitId, m.Upn, m.Name, m.Role, m.Title, m.Group);
        json.WriteEndArray();
        json.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));

        void Line(params ReadOnlySpan<string?> values)
        {
            json.WriteStartArray();
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }
}
