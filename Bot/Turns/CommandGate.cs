using BotApp.Cards.General;
using BotApp.Office.Rights;

namespace BotApp.Turns;

/// <summary>Runs a command if it works in this place and the person is allowed to use it.</summary>
internal static class CommandGate
{
    /// <summary>The command's reply, or a refusal.</summary>
    public static Task<Reply> RunAsync(CommandRoute route, Turn turn, string argument, CancellationToken ct)
    {
        if (turn.IsShared && !route.InShared)
            return Task.FromResult<Reply>(new Reply.Text(turn.Texts.SharedOnly));
        return MayAnywhere(turn, route.Operation)
            ? route.Handler(turn, argument, ct)
            : Task.FromResult<Reply>(new Reply.Card(Notices.NotAllowed(turn.Texts)));
    }

    /// <summary>Whether the person may do this anywhere at all; the handler checks the right for the actual record.</summary>
    public static bool MayAnywhere(Turn turn, Operation operation) =>
        Rights.May(turn.Person, operation) || Rights.MaySomewhere(turn.Roster, turn.Person, operation);
}
