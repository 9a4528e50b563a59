using System.CommandLine;
using BotApp.Features.Roster.Import;

namespace BotApp.Commands;

/// <summary><c>import …</c>.</summary>
internal static class ImportCommand
{
    /// <param name="roster">Makes the place the roster is kept in.</param>
    public static Command Create(Func<IRosterWriter> roster) =>
        new("import", "导入 / import") { ImportRosterCommand.Create(roster) };
}
