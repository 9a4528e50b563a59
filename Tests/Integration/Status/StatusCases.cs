using System.Text.Json.Nodes;

namespace BotApp.Tests.Integration.Status;

/// <summary>Reads the charts of a status, and adds a unit to the roster.</summary>
internal static class StatusCases
{
    public const string Header = "unit,kind,name,userId,upn,role,title,group\n";
    public const string Added = "branch:第二十一党支部";
    public const string Newcomer = "6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827";

    public static IReadOnlyList<JsonObject> Charts(ShownCard card) =>
        [.. card.Json["body"]!.AsArray().Select(e => e!.AsObject()).Where(e => e["type"]!.GetValue<string>().StartsWith("Chart.", StringComparison.Ordinal))];

    // Of a bar, without what is said of it.
    public static string NameOf(JsonNode bar) => bar["title"]!.GetValue<string>().Split(" · ")[0];

    // All numbers of a chart, or of the texts of a table: "1 / 3 · 逾期 1 项 · 待办 1 项" is done, overdue and due.
    public static List<int> NumbersOf(JsonNode node) => node["data"] is JsonArray data
        ? [.. data.SelectMany(bar => bar!["data"]!.AsArray().Select(part => part!["value"]!.GetValue<double>())).Select(v => (int)v).Order()]
        : [.. node["rows"]!.AsArray().Skip(1).SelectMany(row => PartsOf(row!["cells"]!.AsArray()[1]!["items"]![0]!["text"]!.GetValue<string>())).Where(n => n > 0).Order()];

    public static IEnumerable<int> PartsOf(string said)
    {
        var parts = said.Split(" · ");
        yield return Number(parts[0].Split('/')[0]);
        foreach (var part in parts.Skip(1))
            yield return Number(part);

        static int Number(string text) => int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }
}
