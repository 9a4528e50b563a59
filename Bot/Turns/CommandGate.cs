using BotApp.Cards.General;
using BotApp.Office.Rights;

namespace BotApp.Turns;

/// <summary>Runs a command for someone, if it works here and the person may.</summary>
internal static class CommandGate
{
    /// <summary>The command's reply, or why not.</summary>
    public static Task<Reply> RunAsync(CommandRoute route, Turn turn, string argument, CancellationToken ct)
    {
        if (turn.IsShared && !route.InShared)
            return Task.FromResult<Reply>(new Reply.Text(turn.Texts.SharedOnly));
        return MayAnywhere(turn, route.Operation)
            ? route.Handler(turn, argument, ct)
            : Task.FromResult<Reply>(new Reply.Card(Notices.NotAllowed(turn.Texts)));
    }

    /// <summary>Whether the person may do this at all; of what exactly, the handler asks with the record in hand.</summary>
    public static bool MayAnywhere(Turn turn, Operation operation) =>
        Rights.May(turn.Person, operation) || Rights.MaySomewhere(turn.Roster, turn.Person, operation);
}
