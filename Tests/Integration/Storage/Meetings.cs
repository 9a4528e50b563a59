using System.Collections.Immutable;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Tests.Integration.Storage;

/// <summary>Records and saves as a feature would make them.</summary>
internal static class Meetings
{
    public const string Person = "0b6c1c7e-6c7e-4f0e-9d3c-0a2f1f0d1a11";

    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(8));

    public static OfficeRecord Record(
        string id,
        string register = "branch-committee",
        string date = "2026-11-05",
        string title = "传达学习",
        string unit = TestOffice.Unit,
        params (string Id, string Value)[] fields) => new()
        {
            Id = id,
            Unit = unit,
            Register = register,
            Date = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            Title = title,
            Fields = fields.ToImmutableSortedDictionary(f => f.Id, f => f.Value, StringComparer.Ordinal),
            CreatedBy = Person,
            CreatedAt = At,
            ChangedBy = Person,
            ChangedAt = At,
        };

    public static UnitSave Save(string operationId, params RecordWrite[] writes) => new()
    {
        Unit = writes[0].Record.Unit,
        OperationId = operationId,
        What = "meeting.save",
        Who = Person,
        At = At,
        Writes = writes,
    };

    public static UnitSave Create(string operationId, OfficeRecord record) => Save(operationId, new RecordWrite.Create(record));

    public static UnitSave Edit(string operationId, Stored<OfficeRecord> former, Func<OfficeRecord, OfficeRecord> change) =>
        Save(operationId, Replace(former, change));

    public static RecordWrite.Replace Replace(Stored<OfficeRecord> former, Func<OfficeRecord, OfficeRecord> change) =>
        new(change(former.Value) with { Version = former.Value.Version + 1, ChangedAt = At.AddHours(1) }, former);

    public static async Task<Stored<OfficeRecord>> SavedAsync(this UnitStore store, UnitSave save) =>
        Assert.IsType<SaveOutcome.Saved>(await store.SaveAsync(save, TestOffice.Ct)).Records[0];

    /// <summary>Everything a record says, for comparison: the collections of two equal records are two objects.</summary>
    public static string Says(this OfficeRecord r) =>
        $"{r.Unit}/{r.Id}/{r.Version} {r.Register} {r.Date:O} {r.State} «{r.Title}» [{string.Join(',', r.Tags)}] " +
        $"{{{string.Join(',', r.Fields.Select(f => $"{f.Key}={f.Value}"))}}} {r.CreatedBy} {r.CreatedAt:O} {r.ChangedBy} {r.ChangedAt:O}";
}
