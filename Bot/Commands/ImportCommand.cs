using System.CommandLine;
using BotApp.Features.Holidays;
using BotApp.Features.Records.Import;
using BotApp.Features.Roster.Import;

namespace BotApp.Commands;

/// <summary><c>import …</c>.</summary>
internal static class ImportCommand
{
    /// <param name="roster">Creates the roster's writer.</param>
    /// <param name="holidays">Creates the holidays' writer.</param>
    /// <param name="records">Creates the use case that imports records.</param>
    public static Command Create(Func<IRosterWriter> roster, Func<IHolidayWriter> holidays, Func<ImportRecords> records) =>
        new("import", "导入 / import")
        {
            ImportRosterCommand.Create(roster), ImportHolidaysCommand.Create(holidays), ImportRecordsCommand.Create(records),
        };
}
