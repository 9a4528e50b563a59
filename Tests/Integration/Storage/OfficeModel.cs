using BotApp.Storage.Records;
using BotApp.Storage.Units;
using CsCheck;

namespace BotApp.Tests.Integration.Storage;

/// <summary>One thing a writer does; indexes wrap around what there is.</summary>
/// <param name="Host">Which of the hosts does it.</param>
/// <param name="Record">Which record it is about; a new one while there are fewer.</param>
/// <param name="Cancel">Cancels or brings back rather than edits.</param>
internal sealed record Step(int Host, int Record, bool Cancel, string Date, string Register, int Present, int HostName, int Tags)
{
    private static readonly string[] Dates = ["2026-10-01", "2026-10-31", "2026-11-01", "2026-11-15", "2026-11-30", "2026-12-01"];
    private static readonly string[] Registers = ["branch-committee", "party-lecture", "theme-day"];

    public static Gen<Step> Gen { get; } =
        CsCheck.Gen.Select(
            CsCheck.Gen.Select(CsCheck.Gen.Int[0, 1], CsCheck.Gen.Int[0, 5], CsCheck.Gen.Int[0, 4]),
            CsCheck.Gen.Int[0, Dates.Length - 1].Select(i => Dates[i]),
            CsCheck.Gen.Int[0, Registers.Length - 1].Select(i => Registers[i]),
            CsCheck.Gen.Select(CsCheck.Gen.Int[0, 9], CsCheck.Gen.Int[0, 3], CsCheck.Gen.Int[0, 7]),
            (who, date, register, what) => new Step(who.Item1, who.Item2, who.Item3 == 0, date, register, what.Item1, what.Item2, what.Item3));

    public OfficeRecord Fill(OfficeRecord record)
    {
        if (Cancel)
            return record with { State = record.State == RecordState.Active ? RecordState.Cancelled : RecordState.Active };

        var fields = record.Fields.Clear().Add("present", $"{Present}");
        return record with
        {
            Date = DateOnly.Parse(Date, System.Globalization.CultureInfo.InvariantCulture),
            Register = Register,
            Fields = HostName == 0 ? fields : fields.Add("host", $"主持{HostName}"),
            Tags = [.. Enumerable.Range(0, 3).Where(bit => (Tags & (1 << bit)) != 0).Select(bit => $"tag{bit}")],
        };
    }

    /// <summary>Carries it out; what was read before may be out of date by the time it is written.</summary>
    public async Task<SaveOutcome> RunAsync(UnitStore[] hosts, string operationId)
    {
        var (store, id) = (hosts[Host], $"m{Record}");
        var write = await store.FindAsync(TestOffice.Unit, id, TestOffice.Ct) is { } former
            ? (RecordWrite)Meetings.Replace(former, Fill)
            : new RecordWrite.Create(Fill(Meetings.Record(id)));
        return await store.SaveAsync(Meetings.Save(operationId, write), TestOffice.Ct);
    }
}
