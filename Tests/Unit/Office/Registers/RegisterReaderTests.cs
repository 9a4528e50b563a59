using System.Text;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Seeds;
using NJsonSchema;

namespace BotApp.Tests.Unit.Office.Registers;

public sealed class RegisterReaderTests
{
    private const string Good = """
        {
          "shapes": {
            "serial": {
              "kind": "serial", "scope": ["office"], "date": "date", "title": "name",
              "fields": [
                { "id": "date", "type": "date", "label": { "zh": "日期", "en": "Date" }, "required": true },
                { "id": "number", "type": "number", "label": { "zh": "期号", "en": "No." }, "min": "1" },
                { "id": "name", "type": "text", "label": { "zh": "题目", "en": "Title" }, "maxLength": 50 }
              ],
              "tallies": [{ "id": "count", "of": "records" }, { "id": "number", "of": "sum", "field": "number" }]
            }
          },
          "registers": [
            { "code": "bulletin", "name": { "zh": "简报", "en": "Bulletin" }, "shape": "serial", "mechanisms": ["M025"] }
          ]
        }
        """;

    private static string WithCadence => Good.Replace(
        "\"shape\": \"serial\",",
        """
        "shape": "serial",
        "cadences": [{ "times": 1, "per": "month", "appliesTo": { "kinds": ["branch"] }, "source": "x", "confidence": "text" }],
        """,
        StringComparison.Ordinal);

    [Fact]
    public void Add_GoodFile_TakesFromTheShape()
    {
        var bulletin = Read(Good)["bulletin"];

        Assert.Equal(RegisterKind.Serial, bulletin.Kind);
        Assert.Equal(["date", "number", "name"], bulletin.Fields.Select(f => f.Id));
        Assert.Equal(Visibility.Unit, bulletin.Visibility);
    }

    [Fact]
    public void Add_FieldOfTheSameId_ReplacesTheShapesInItsPlace()
    {
        var json = Good.Replace(
            "\"shape\": \"serial\",",
            """
            "shape": "serial",
            "fields": [{ "id": "number", "type": "text", "label": { "zh": "号", "en": "No." } }],
            "tallies": [{ "id": "number", "of": "distinct", "field": "number" }],
            """);

        var bulletin = Read(json)["bulletin"];

        Assert.Equal(["date", "number", "name"], bulletin.Fields.Select(f => f.Id));
        Assert.Equal(FieldType.Text, bulletin.Field("number")?.Type);
        Assert.Equal(TallyKind.Distinct, bulletin.Tallies.Single(t => t.Id == "number").Of);
    }

    [Fact]
    public void Add_OnlySomeFields_LeavesOutWhatRefersToOthers()
    {
        var bulletin = Read(Good.Replace("\"shape\": \"serial\",", "\"shape\": \"serial\", \"only\": [\"date\"],"))["bulletin"];

        Assert.Equal(["date"], bulletin.Fields.Select(f => f.Id));
        Assert.Null(bulletin.TitleField);
        Assert.Equal(["count"], bulletin.Tallies.Select(t => t.Id));
    }

    [Theory]
    [InlineData("\"type\": \"number\"", "\"type\": \"numbr\"", "x.json: shape 'serial': $.fields[1].type: 'numbr' is unknown; one of text, longtext, number, date,")]
    [InlineData("\"type\": \"number\"", "\"type\": 2", "x.json: shape 'serial': $.fields[1].type: a word was expected, one of text, longtext, number,")]
    [InlineData("\"kind\": \"serial\"", "\"kind\": \"serail\"", "x.json: shape 'serial': $.kind: 'serail' is unknown; one of meeting, ledger, item,")]
    [InlineData("\"title\": \"name\"", "\"titel\": \"name\"", "x.json: shape 'serial'")]
    [InlineData("\"shape\": \"serial\"", "\"shape\": \"serials\"", "x.json: register 'bulletin': shape 'serials' is unknown")]
    [InlineData("\"mechanisms\": [\"M025\"]", "\"aliases\": []", "x.json: register 'bulletin': 'mechanisms' is missing")]
    [InlineData("\"date\": \"date\"", "\"date\": \"name\"", "x.json: register 'bulletin': date: 'name' is not a field of type date")]
    [InlineData("\"field\": \"number\"", "\"field\": \"pages\"", "x.json: register 'bulletin': tally 'number': there is no field 'pages'")]
    [InlineData("\"field\": \"number\"", "\"field\": \"name\"", "x.json: register 'bulletin': tally 'number': a sum needs a field of type number")]
    [InlineData("\"min\": \"1\"", "\"min\": \"one\"", "x.json: register 'bulletin': field 'number': min, max: 'one' is no value of this type")]
    [InlineData("\"id\": \"name\"", "\"id\": \"number\"", "x.json: register 'bulletin': field 'number': there are two of this id")]
    [InlineData("\"type\": \"text\"", "\"type\": \"choice\"", "x.json: register 'bulletin': field 'name': choices")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"only\": [\"dat\"],", "x.json: register 'bulletin': only: the shape has no field 'dat'")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"tags\": [\"green\"],", "x.json: register 'bulletin': tags: 'green' is unknown")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"closing\": { \"field\": \"name\", \"value\": \"done\" },", "x.json: register 'bulletin': closing: ")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"phrases\": [\"出了{nmae}\"],", "x.json: register 'bulletin': phrases: '出了{nmae}': 'nmae' is no field of words")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"phrases\": [\"出了{number}\"],", "x.json: register 'bulletin': phrases: '出了{number}': 'number' is no field of words")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"phrases\": [\"出了{name\"],", "x.json: register 'bulletin': phrases: '出了{name': words, and fields in braces")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"phrases\": [\"出了name}\"],", "x.json: register 'bulletin': phrases: '出了name}': words, and fields in braces")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"phrases\": [\"{name}\"],", "x.json: register 'bulletin': phrases: '{name}': words, and fields in braces")]
    [InlineData("\"shape\": \"serial\",", "\"shape\": \"serial\", \"phrases\": [\"{}{name}了\"],", "x.json: register 'bulletin': phrases: '{}{name}了': words, and fields in braces")]
    [InlineData("\"registers\": [", "\"tags\": [{ \"code\": \"Green\", \"name\": { \"zh\": \"绿\", \"en\": \"Green\" } }], \"registers\": [", "x.json: tag 'Green': letters")]
    [InlineData("\"registers\": [", "\"tags\": [{ \"code\": \"g\", \"name\": { \"zh\": \"绿\", \"en\": \"G\" } }, { \"code\": \"g\", \"name\": { \"zh\": \"青\", \"en\": \"G\" } }], \"registers\": [", "x.json: tag 'g': there is one")]
    [InlineData("\"code\": \"bulletin\"", "\"code\": \"Bulletin 1\"", "x.json: register 'Bulletin 1': code")]
    [InlineData("\"registers\"", "\"registres\"", "x.json: 'registres' is unknown")]
    [InlineData("{\n  \"shapes\"", "\n  \"shapes\"", "x.json: not JSON")]
    [InlineData("\"registers\": [", "\"registers\": [null, ", "x.json: $.registers[0]: null")]
    public void Build_Fault_NamesFileRegisterAndField(string good, string wrong, string fault)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var e = Assert.Throws<DataFileException>(() => Read(Good.Replace(good, wrong, StringComparison.Ordinal)));

        Assert.Contains(e.Faults, f => f.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_NoUtf8_IsSaid()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Good);
        bytes[Good.IndexOf("registers", StringComparison.Ordinal)] = 0xFF;
        var reader = new RegisterReader();

        reader.Add("x.json", new MemoryStream(bytes));

        Assert.Equal(["x.json: not JSON: the file is no UTF-8 text"], Assert.Throws<DataFileException>(reader.Build).Faults);
    }

    [Theory]
    [InlineData("\"per\": \"month\"", "\"per\": \"month\", \"onFixedDay\": true")]
    [InlineData("\"per\": \"month\"", "\"per\": \"year\", \"season\": { \"from\": 10, \"to\": 12 }")]
    [InlineData("\"per\": \"month\"", "\"per\": \"year\", \"every\": 3")]
    public void Build_Cadence_IsAsWritten(string written, string other)
    {
        Assert.Contains(written, WithCadence, StringComparison.Ordinal);

        Assert.Single(Read(WithCadence.Replace(written, other, StringComparison.Ordinal))["bulletin"].Cadences);
    }

    [Theory]
    [InlineData("\"times\": 1", "\"times\": 0", "times and every are 1 or more")]
    [InlineData("\"times\": 1, \"per\": \"month\"", "\"times\": 2, \"per\": \"year\", \"every\": 3", "a term of several years ends once")]
    [InlineData("\"per\": \"month\"", "\"per\": \"year\", \"onFixedDay\": true", "onFixedDay: of a month only")]
    [InlineData("\"per\": \"month\"", "\"per\": \"month\", \"season\": { \"from\": 10, \"to\": 12 }", "season: of a year only")]
    [InlineData("\"per\": \"month\"", "\"per\": \"year\", \"season\": { \"from\": 12, \"to\": 10 }", "season: of a year only")]
    [InlineData("\"per\": \"month\"", "\"per\": \"year\", \"season\": { \"from\": 10, \"to\": 13 }", "season: of a year only")]
    [InlineData("\"id\": \"count\"", "\"id\": \"counted\"", "need the tally 'count' of records")]
    public void Build_CadenceFault_NamesFileRegisterAndFault(string good, string wrong, string fault)
    {
        Assert.Contains(good, WithCadence, StringComparison.Ordinal);

        var e = Assert.Throws<DataFileException>(() => Read(WithCadence.Replace(good, wrong, StringComparison.Ordinal)));

        Assert.Contains(e.Faults, f => f.StartsWith($"x.json: register 'bulletin': cadences: {fault}", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_ConventionsOfWhatIsNoMeeting_AreRefused()
    {
        var e = Assert.Throws<DataFileException>(() => Read(Good.Replace("\"shape\": \"serial\"", "\"shape\": \"serial\", \"conventions\": [\"outing\"]", StringComparison.Ordinal)));

        Assert.Equal(["x.json: register 'bulletin': conventions: only a meeting is read from a sentence"], e.Faults);
    }

    [Fact]
    public void Build_PastOfWhatIsNoDate_NamesTheField()
    {
        var e = Assert.Throws<DataFileException>(() => Read(Good.Replace("\"maxLength\": 50", "\"maxLength\": 50, \"past\": true", StringComparison.Ordinal)));

        Assert.Equal(["x.json: register 'bulletin': field 'name': past: of a date only"], e.Faults);
    }

    [Fact]
    public void Build_CountedInOfWhatIsNoNumber_IsRefused()
    {
        var e = Assert.Throws<DataFileException>(() => Read(Good.Replace("\"maxLength\": 50", "\"maxLength\": 50, \"countedIn\": [\"期\"]", StringComparison.Ordinal)));

        Assert.Equal(["x.json: register 'bulletin': field 'name': countedIn: of a number only"], e.Faults);
    }

    [Fact]
    public void Build_AliasOfTwoRegisters_IsRefused()
    {
        var reader = new RegisterReader();
        Add(reader, "a.json", Good);
        Add(reader, "b.json", """
            { "registers": [{ "code": "brief", "name": { "zh": "简报", "en": "Brief" }, "shape": "serial", "mechanisms": ["M025"] }] }
            """);

        var e = Assert.Throws<DataFileException>(reader.Build);

        Assert.Equal(["b.json: register 'brief': aliases: '简报' belongs to 'bulletin' already"], e.Faults);
    }

    [Fact]
    public void Registers_WithoutFile_SaysWhichIsMissing()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var e = Assert.Throws<DataFileException>(() => SeedFiles.Registers(folder.FullName));

            Assert.Contains("registers.json: not found", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete();
        }
    }

    [Fact]
    public async Task Registers_WithoutARegisterThatIsFilledByItself_NamesIt()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "registers.json"), Good, TestContext.Current.CancellationToken);

            var e = Assert.Throws<DataFileException>(() => SeedFiles.Registers(folder.FullName));

            Assert.Equal(
                AutomaticRegisters.All.Select(code => $"{folder.FullName}: register '{code}': not found; the assistant fills it itself"),
                e.Faults);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task LaterRegisters_AddedAsData_NeedNoCode()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "seeds");
        var later = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Office", "Registers", "later.json"), TestContext.Current.CancellationToken);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(folder, "registers.schema.json"), TestContext.Current.CancellationToken);
        var reader = new RegisterReader();
        await using (var shipped = File.OpenRead(Path.Combine(folder, "registers.json")))
            reader.Add("registers.json", shipped);
        Add(reader, "later.json", later);

        var catalog = reader.Build();

        Assert.Empty(schema.Validate(later));
        Assert.Equal(19, catalog.Meetings.Length);
        Assert.Equal(
            ["issue", "bulletin", "research-project", "article", "honour", "member-change", "policy-document", "self-review-count"],
            catalog.All.Select(r => r.Code).TakeLast(8));
    }

    internal static RegisterCatalog Read(string json)
    {
        var reader = new RegisterReader();
        Add(reader, "x.json", json);
        return reader.Build();
    }

    internal static void Add(RegisterReader reader, string file, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        reader.Add(file, stream);
    }
}
