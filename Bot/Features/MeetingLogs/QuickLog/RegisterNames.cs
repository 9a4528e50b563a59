using BotApp.Office.Registers;

namespace BotApp.Features.MeetingLogs.QuickLog;

/// <summary>The names of one register as people write them.</summary>
/// <param name="Code">Code of the register, e.g. <c>branch-committee</c>.</param>
/// <param name="Names">Official name, everyday forms and frequent slips, in any order.</param>
public sealed record RegisterNames(string Code, IReadOnlyList<string> Names)
{
    /// <summary>What the meeting registers of a catalogue are called.</summary>
    internal static IReadOnlyList<RegisterNames> Of(RegisterCatalog catalog) =>
        [.. catalog.Meetings.Select(r => new RegisterNames(r.Code, [r.Name.Zh, .. r.Aliases]))];
}
