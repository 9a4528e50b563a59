using System.Collections.Immutable;
using BotApp.Office.Calendar;
using BotApp.Storage.Holidays;
using BotApp.Storage.Migrations;

namespace BotApp.Features.Holidays;

/// <summary>The outcome of importing a holiday file.</summary>
internal abstract record HolidayImportOutcome
{
    private HolidayImportOutcome() { }

    /// <summary>The arrangement is in force.</summary>
    /// <param name="Changed">False if it was in force already and nothing was written.</param>
    public sealed record Done(int Year, int Holidays, bool Changed) : HolidayImportOutcome;

    /// <summary>Something in the file is wrong; nothing was written.</summary>
    public sealed record Refused(ImmutableArray<HolidayFault> Faults) : HolidayImportOutcome;
}

/// <summary>Where imported arrangements are kept.</summary>
internal interface IHolidayWriter
{
    /// <summary>Puts an arrangement in force and replaces a former one of the same year.</summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> WriteAsync(HolidayYear year, CancellationToken ct);
}

/// <summary>Imports the arrangement of a year: reads the whole file and decides before it writes.</summary>
internal sealed class ImportHolidays(IHolidayWriter holidays)
{
    /// <summary>Imports a file.</summary>
    public async Task<HolidayImportOutcome> RunAsync(Stream file, CancellationToken ct)
    {
        // One byte over the limit is enough to recognize a file that is too large.
        var buffer = new byte[HolidayFile.MaxBytes + 1];
        var length = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        var content = HolidayFile.Read(WithoutMark(buffer.AsMemory(0, length)));
        return content.Year is { } year
            ? new HolidayImportOutcome.Done(year.Year, year.Holidays.Length, await holidays.WriteAsync(year, ct))
            : new HolidayImportOutcome.Refused(content.Faults);
    }

    // Some editors put a byte order mark before the text; JSON does not allow it.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) =>
        text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
}

/// <summary>Arrangements in storage, as the import sees them.</summary>
internal sealed class StoredHolidayWriter(HolidayStore store, StorageMigrations migrations) : IHolidayWriter
{
    /// <inheritdoc />
    public async Task<bool> WriteAsync(HolidayYear year, CancellationToken ct)
    {
        // This command may be the first program to use the storage account.
        await migrations.MigrateAsync(ct);
        return await store.PutAsync(new StoredHolidayYear(year.Year, HolidayFile.Write(year)), ct);
    }
}
