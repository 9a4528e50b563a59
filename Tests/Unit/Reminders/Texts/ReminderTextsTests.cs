using System.Text;
using BotApp.Cards.Reminders;
using BotApp.Features.Reminders.Texts;
using BotApp.Office;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace BotApp.Tests.Unit.Reminders.Texts;

public sealed class ReminderTextsTests
{
    private const string Good = """
        {
          "default": {
            "zh": { "opening": "节日将至。", "points": ["不收礼。", "不酒驾。"], "ask": "请问联系人。" },
            "en": { "opening": "A holiday is near.", "points": ["No gifts."], "ask": "" }
          },
          "holidays": {
            "qingming": {
              "zh": { "opening": "清明将至。", "points": ["注意用火。"], "ask": "请问联系人。" },
              "en": { "opening": "Qingming is near.", "points": ["Mind the fire."], "ask": "Ask the contact." }
            }
          }
        }
        """;

    private static readonly string[] Codes =
    [
        "new-year", "spring-festival", "qingming", "labour-day", "dragon-boat", "mid-autumn", "national-day", "mid-autumn-national-day",
    ];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    private static ReminderTexts Shipped { get; } = ReminderTexts.Load(Path.Combine(Folder, "reminder-texts.json"));

    [Fact]
    public async Task File_Shipped_FitsItsSchema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "reminder-texts.schema.json"), TestContext.Current.CancellationToken);

        var faults = schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, "reminder-texts.json"), TestContext.Current.CancellationToken));

        Assert.Empty(faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("\"holidays\"", "\"holydays\"")]
    [InlineData("\"points\": [\"不收礼。\", \"不酒驾。\"]", "\"points\": []")]
    [InlineData("\"ask\": \"\"", "\"asks\": \"\"")]
    [InlineData("A holiday is near.", " ")]
    [InlineData("No gifts.", "No gifts.\\nNo cards.")]
    [InlineData("\"qingming\"", "\"清明\"")]
    public async Task Schema_WrongFile_FindsIt(string part, string instead)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "reminder-texts.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Good));
        Assert.NotEmpty(schema.Validate(Good.Replace(part, instead, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void For_EveryHoliday_HasFourToSixPointsAndWhomToAsk(string language)
    {
        Assert.All(Codes.Append("unknown").Select(code => Shipped.For(code, language)), text =>
        {
            Assert.InRange(text.Points.Count, 4, 6);
            Assert.NotEmpty(text.Ask);
        });
    }

    [Fact]
    public void For_Shipped_IsCalm()
    {
        var said = from code in Codes.Append("unknown")
                   from language in new[] { "zh", "en" }
                   let text = Shipped.For(code, language)
                   from line in text.Points.Append(text.Opening).Append(text.Ask)
                   select line;

        Assert.DoesNotContain(said, line => line.Any(c => c is '!' or '！' || char.IsSurrogate(c)));
    }

    [Fact]
    public void For_EveryHoliday_HasAnOpeningOfItsOwn()
    {
        var openings = Codes.Append("unknown").Select(code => Shipped.For(code, "zh").Opening).ToArray();

        Assert.Equal(openings.Length, openings.Distinct().Count());
    }

    [Theory]
    [InlineData("qingming", "zh", "清明将至。")]
    [InlineData("qingming", "en", "Qingming is near.")]
    [InlineData("qingming", "de", "清明将至。")]
    [InlineData("unknown", "zh", "节日将至。")]
    [InlineData("unknown", "en", "A holiday is near.")]
    public void For_CodeAndLanguage_IsTheText(string code, string language, string opening)
    {
        Assert.Equal(opening, Read(Good).For(code, language).Opening);
    }

    [Theory]
    [InlineData("\"holidays\"", "\"holydays\"", "x.json: $")]
    [InlineData("\"ask\": \"\"", "\"ask\": null", "x.json: $.default.en")]
    [InlineData(", \"ask\": \"\"", "", "x.json: $.default.en")]
    [InlineData("\"qingming\": {", "\"qingming\": {}, \"qingming\": {", "x.json: $.holidays")]
    [InlineData("A holiday is near.", "  ", "x.json: default: en: opening: it is empty")]
    [InlineData("[\"No gifts.\"]", "[]", "x.json: default: en: points: 1 to 20")]
    [InlineData("No gifts.", "No gifts.\\nNo cards.", "x.json: default: en: points[0]: one line")]
    [InlineData("注意用火。", " ", "x.json: qingming: zh: points[0]: one line")]
    [InlineData("\"qingming\"", "\"nope\"", "x.json: nope: there is no such holiday")]
    [InlineData("{\n  \"default\"", "[\n  \"default\"", "x.json: $")]
    public void Read_FaultyFile_NamesThePlace(string part, string instead, string fault)
    {
        var json = Good.ReplaceLineEndings("\n").Replace(part, instead, StringComparison.Ordinal);

        Assert.StartsWith(fault, Assert.Throws<DataFileException>(() => Read(json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A holiday is near.", ReminderInputs.Text, "default: en: opening")]
    [InlineData("No gifts.", ReminderInputs.Points, "default: en: points")]
    [InlineData("Ask the contact.", ReminderInputs.Ask, "qingming: en: ask")]
    public void Read_LongerThanTheFormTakes_IsRefused(string part, string input, string place)
    {
        var longest = Good.Replace(part, new string('x', ReminderInputs.MaxLength[input]), StringComparison.Ordinal);
        var longer = Good.Replace(part, new string('x', ReminderInputs.MaxLength[input] + 1), StringComparison.Ordinal);

        Assert.NotNull(Read(longest));
        Assert.Contains(place, Assert.Throws<DataFileException>(() => Read(longer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaults_NamesAll()
    {
        var json = Good.Replace("A holiday is near.", "", StringComparison.Ordinal).Replace("清明将至。", "", StringComparison.Ordinal);

        Assert.Equal(2, Assert.Throws<DataFileException>(() => Read(json)).Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void Load_NoFile_SaysSo()
    {
        var path = Path.Combine(Folder, "nowhere", "reminder-texts.json");

        Assert.Equal("reminder-texts.json: not found", Assert.Throws<DataFileException>(() => ReminderTexts.Load(path)).Message);
    }

    [Fact]
    public void AddReminderTexts_Host_HasTheShippedOnes()
    {
        using var services = new ServiceCollection().AddReminderTexts().BuildServiceProvider();

        Assert.Equal(Shipped.For("qingming", "zh").Opening, services.GetRequiredService<ReminderTexts>().For("qingming", "zh").Opening);
    }

    private static ReminderTexts Read(string json) => ReminderTexts.Read("x.json", new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
