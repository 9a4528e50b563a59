using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>What several tests do with self-reviews, as people do it: with cards.</summary>
internal static class ReviewOffice
{
    public const string Cycle = "主题教育检视剖析";
    public const string Due = "2026-12-11";
    public const string MeasureDue = "2026-12-31";

    /// <summary>The office opens a round.</summary>
    /// <param name="units">Names of the branches that take part; none is all.</param>
    public static async Task OpenCycleAsync(
        this OfficeHost office, string name = Cycle, string due = Due, string? questions = null, bool branches = false, params string[] units)
    {
        var home = await office.Office.SayAsync("自查");
        var form = await office.Office.ClickAsync(home, "review.new");
        var choices = form.Card.All().Single(e => e["id"]?.GetValue<string>() == "units")["choices"]!.AsArray()
            .ToDictionary(c => c!["title"]!.GetValue<string>(), c => c!["value"]!.GetValue<string>(), StringComparer.Ordinal);
        var opened = await office.Office.ClickAsync(
            form.Card, "review.cycle", changed: [("name", name), ("due", due), ("questions", questions), ("branches", branches ? "true" : "false"), ("units", string.Join(',', units.Select(u => choices[u])))]);
        Assert.True(opened.IsCard);
        Assert.Contains(name, opened.Card.Text, StringComparison.Ordinal);
    }

    /// <summary>The roster with some rows otherwise, as the whole of it.</summary>
    public static Task ChangeRosterAsync(this OfficeHost office, Func<string, string?> change) => office.ImportRosterAsync(
        string.Join('\n', File.ReadLines(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv")).Select(change).OfType<string>()) + "\n", replace: true);

    /// <summary>Someone is a member of another unit, and of no other.</summary>
    public static Task MoveAsync(this OfficeHost office, Person person, string unit, string kind = "branch") =>
        office.ChangeRosterAsync(row => row.Split(',') is [_, _, var name, var id, var upn, ..] && id == person.Id ? $"{unit},{kind},{name},{id},{upn},member,," : row);

    /// <summary>The step at which someone's review stands.</summary>
    public static async Task<ShownCard> ContinueAsync(this Person person, int index = 0)
    {
        var home = await person.SayAsync("自查");
        return (await person.ForgeAsync("review.open", home.DataOf("review.open", index))).Card;
    }

    /// <summary>From the first problem to the last look.</summary>
    public static async Task<ShownCard> WriteAsync(this Person person, ShownCard step, params (string Problem, string Measure)[] written)
    {
        for (var n = 1; n <= written.Length; n++)
        {
            var at = n.ToString(CultureInfo.InvariantCulture);
            var measures = await person.ClickAsync(step, "review.add", changed: [($"problem{at}", written[n - 1].Problem)]);
            Assert.Contains($"measure{at}", measures.Card.InputIds());
            step = (await person.ClickAsync(measures.Card, "review.add", changed: [($"measure{at}", written[n - 1].Measure), ($"due{at}", MeasureDue)])).Card;
            if (n < written.Length)
                step = (await person.ForgeAsync("review.go", Another(step))).Card;
        }

        Assert.True(step.Has("review.submit"), step.Text);
        return step;
    }

    /// <summary>Writes and submits.</summary>
    public static async Task<ShownCard> SubmitAsync(this Person person, params (string Problem, string Measure)[] written)
    {
        var check = await person.WriteAsync(await person.ContinueAsync(), written);
        var submitted = await person.ClickAsync(check, "review.submit");
        Assert.Contains("自查 · 已提交", submitted.Card.Text, StringComparison.Ordinal);
        return submitted.Card;
    }

    /// <summary>The secretary of another branch.</summary>
    public static Person OtherSecretary(this OfficeHost office) => office.PersonOf(
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"))
            .Select(line => line.Split(',')).First(cells => cells[0] is "第二党支部" && cells[5] is "secretary")[3]);

    /// <summary>The secretary's list of the branch.</summary>
    public static async Task<Answer> ListAsync(this Person person)
    {
        var home = await person.SayAsync("自查");
        return await person.ClickAsync(home, "review.list");
    }

    /// <summary>The data of the last button of the check card that leads to a problem: a new one.</summary>
    public static JsonObject Another(ShownCard check)
    {
        var i = 0;
        JsonObject data;
        do
            data = check.DataOf("review.go", i++);
        while (check.CountOf("review.go") > i);
        return data;
    }

    public static IReadOnlyList<string> InputIds(this ShownCard card) =>
        [.. card.All().Where(e => e["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) is true).Select(e => e["id"]!.GetValue<string>())];

    /// <summary>What stands in the inputs while they are empty.</summary>
    public static string Hints(this ShownCard card) => string.Join('\n', card.All().Select(e => e["placeholder"]?.GetValue<string>()).OfType<string>());

    public static int CountOf(this ShownCard card, string verb) => card.All().Count(e => e["verb"]?.GetValue<string>() == verb);

    public static IEnumerable<JsonObject> All(this ShownCard card) => Walk(card.Json);

    private static IEnumerable<JsonObject> Walk(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Walk(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Walk),
        _ => [],
    };
}
