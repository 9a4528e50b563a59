using System.Text;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Office.Dated;
using BotApp.Office.Roster;
using BotApp.Seeds;
using BotApp.Tests.Unit.Office.Calendar;
using NJsonSchema;

namespace BotApp.Tests.Unit.Office.Dated;

public sealed class DatedRemindersTests
{
    private const string Good = """
        {
          "reminders": [
            {
              "code": "party-dues",
              "title": { "zh": "收缴本月党费", "en": "Collect the dues" },
              "for": ["secretary"],
              "when": { "kind": "day-of-month", "day": 25 },
              "mechanisms": ["M071"]
            },
            {
              "code": "return",
              "title": { "zh": "报送季报", "en": "Hand in the return" },
              "for": ["office", "leader"],
              "when": { "kind": "workdays-before", "count": 3, "before": "quarter-end" },
              "lead": 5,
              "mechanisms": ["M098"]
            }
          ]
        }
        """;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    private static DatedReminders Shipped { get; } = SeedFiles.DatedReminders(Folder);

    [Fact]
    public async Task File_Shipped_FitsItsSchema()
    {
        var schema = await SchemaAsync();

        var faults = schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, "dated-reminders.json"), TestContext.Current.CancellationToken));

        Assert.Empty(faults.Select(fault => fault.ToString()));
    }

    // The mechanisms that need a date and keep nothing, as the customer's document has them.
    [Theory]
    [InlineData("M006")]
    [InlineData("M071")]
    [InlineData("M081")]
    [InlineData("M083")]
    [InlineData("M092")]
    [InlineData("M093")]
    [InlineData("M097")]
    [InlineData("M098")]
    [InlineData("M102")]
    [InlineData("M106")]
    [InlineData("M109")]
    [InlineData("M118")]
    [InlineData("M133")]
    [InlineData("M135")]
    public void Shipped_MechanismOfADateOnly_StandsOnSomeonesCardEachYear(string mechanism)
    {
        var serving = Shipped.All.Where(r => r.Mechanisms.Contains(mechanism)).ToList();

        Assert.NotEmpty(serving);
        Assert.All(serving, r => Assert.NotEmpty(r.When.In(2026, r.Lead, ShippedCalendar.Shipped)));
        Assert.Contains(serving, r => Shipped.On(r.When.In(2026, r.Lead, ShippedCalendar.Shipped).First().AppearsOn, ShippedCalendar.Shipped).Any(on => on.Reminder == r));
    }

    [Fact]
    public void Shipped_EachTitle_IsShortAndCalm() =>
        Assert.All(Shipped.All.SelectMany(r => new[] { r.Title.Zh, r.Title.En }), title => Assert.DoesNotContain(title, c => c is '!' or '！' or '\n'));

    [Theory]
    [InlineData("\"day\": 25", "\"day\": 32")]
    [InlineData("\"party-dues\"", "\"Party dues\"")]
    [InlineData("[\"secretary\"]", "[]")]
    [InlineData("[\"M071\"]", "[]")]
    [InlineData("\"count\": 3", "\"count\": 0")]
    [InlineData("\"lead\": 5", "\"lead\": 0")]
    [InlineData("Hand in the return", " ")]
    [InlineData("quarter-end", "quarter")]
    [InlineData("day-of-month", "day-of-week")]
    [InlineData("\"secretary\"", "\"clerk\"")]
    [InlineData("\"kind\": \"day-of-month\", ", "")]
    [InlineData("[\"M071\"]", "[null]")]
    [InlineData("[\"M071\"]", "[\"71\"]")]
    [InlineData("\"reminders\": [", "\"reminders\": [null, ")]
    public async Task WrongFile_IsFoundByTheHostAndByTheSchema(string part, string instead)
    {
        var schema = await SchemaAsync();
        var wrong = Good.Replace(part, instead, StringComparison.Ordinal);

        Assert.Empty(schema.Validate(Good));
        Assert.NotEmpty(schema.Validate(wrong));
        Assert.Throws<DataFileException>(() => Read(wrong));
    }

    [Fact]
    public void Read_TheSameCodeTwice_NamesIt() =>
        Assert.Contains("party-dues: code", Assert.Throws<DataFileException>(
            () => Read(Good.Replace("\"return\"", "\"party-dues\"", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NoFile_SaysSo() =>
        Assert.Equal("dated-reminders.json: not found", Assert.Throws<DataFileException>(
            () => SeedFiles.DatedReminders(Path.Combine(Folder, "nowhere"))).Message);

    [Theory]
    [InlineData("2026-11-19", false)]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-25", true)]
    [InlineData("2026-11-26", false)]
    public void On_StandsFromItsLeadToItsDay(string day, bool stands) =>
        Assert.Equal(stands, Read(Good).On(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), OfficeCalendar.Provisional)
            .Any(on => on.Reminder.Code == "party-dues"));

    [Theory]
    [InlineData(Role.Secretary, "party-dues")]
    [InlineData(Role.Office, "return")]
    [InlineData(Role.Leader, "return")]
    [InlineData(Role.Member, "")]
    public void Concerns_ThoseOfTheRole(Role role, string codes)
    {
        var person = new Person("id", "某人", null, [new Membership("branch:甲", role, null, null)]);

        Assert.Equal(codes, string.Join(',', Read(Good).All.Where(r => r.Concerns(person)).Select(r => r.Code)));
    }

    private static async Task<JsonSchema> SchemaAsync() =>
        await JsonSchema.FromFileAsync(Path.Combine(Folder, "dated-reminders.schema.json"), TestContext.Current.CancellationToken);

    private static DatedReminders Read(string json) => DatedReminders.Read("file", new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
