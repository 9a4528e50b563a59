using System.Text;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;

namespace BotApp.Tests.Unit.Office.Rights;

/// <summary>
/// The table of rights as SECURITY.md shows it: a line for each operation, a column for each role. Unless a role sees all
/// visibilities, their first letters stand in brackets.
/// </summary>
internal static class RightsMarkdown
{
    public static string Write()
    {
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder("| operation |");
        foreach (var role in roles)
            text.Append(' ').Append(role.ToString().ToLowerInvariant()).Append(" |");
        text.Append("\n|---|").Insert(text.Length, "---|", roles.Length).Append('\n');

        foreach (var operation in Enum.GetValues<Operation>())
        {
            text.Append("| ").Append(operation).Append(" |");
            foreach (var role in roles)
            {
                var cells = RightsTable.Of(role, operation).Select(Cell).ToList();
                text.Append(' ').Append(cells.Count == 0 ? "–" : string.Join(", ", cells)).Append(" |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(Right line)
    {
        var scope = line.Scope switch
        {
            Scope.Self => "own",
            Scope.OwnUnit => "own unit",
            Scope.UnitsUnder => "units under",
            _ => "all",
        };
        return line.Sees.Length == Enum.GetValues<Visibility>().Length ? scope : $"{scope} ({string.Concat(line.Sees.Select(v => v.ToString()[0]))})";
    }
}
