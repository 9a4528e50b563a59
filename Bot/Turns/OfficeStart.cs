using BotApp.Office;
using Microsoft.Extensions.Options;

namespace BotApp.Turns;

/// <summary>The day from which the office uses the bot. Nothing is owed for earlier days.</summary>
internal sealed class OfficeStart(IOptions<OfficeOptions> office, RosterView roster)
{
    /// <summary><c>Office:StartedOn</c>, or else the day of the first roster import; null while there is no roster.</summary>
    public DateOnly? On => office.Value.OwesFrom(roster.FirstImportedAt);
}
