
namespace BotApp.Storage.Units;

/// <summary>Preconditions of a save. A violation is a bug in the caller, so it throws.</summary>
internal static class SaveChecks
{
    private const int MaxIdLength = 128;

    public static void Check(UnitSave save)
    {
        Require(save.Unit.Length > 0, "A save names its unit.");
        Require(save.OperationId.Length is > 0 and <= MaxIdLength, $"An operation id has 1 to {MaxIdLength} characters.");
        Require(save.Writes.Count > 0 != save.Reading is not null, "A save writes at least one record, or is a reading.");
        Require(
            save.Writes.Select(w => w.Record.Id).Distinct(StringComparer.Ordinal).Count() == save.Writes.Count,
            "A save writes a record once.");

        foreach (var write in save.Writes)
            Check(write, save.Unit);
    }

    private static void Check(RecordWrite write, string unit)
    {
        var record = write.Record;
        Require(record.Unit == unit, "A record is saved in its own unit.");
        Require(
            record.Id.Length is > 0 and <= MaxIdLength && record.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'),
            $"A record id has 1 to {MaxIdLength} letters, digits, '-' and '.'.");
        Require(record.Register.Length is > 0 and <= MaxIdLength, $"A register code has 1 to {MaxIdLength} characters.");

        var expected = 1;
        if (write is RecordWrite.Replace { Former.Value: var former })
        {
            Require(former.Unit == unit && former.Id == record.Id, "A record replaces a former version of itself.");
            expected = former.Version + 1;
        }

        if (write is RecordWrite.Remove)
            expected = record.Version;
        Require(record.Version == expected, $"Version {record.Version} of a record does not follow; expected {expected}.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw new ArgumentException(message);
    }
}
