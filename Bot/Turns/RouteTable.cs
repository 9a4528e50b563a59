using BotApp.Office;
using BotApp.Office.Rights;

namespace BotApp.Turns;

/// <summary>Answers a chat command; <paramref name="argument"/> is what follows the command word.</summary>
internal delegate Task<Reply> CommandHandler(Turn turn, string argument, CancellationToken ct);

/// <summary>Answers a button.</summary>
internal delegate Task<Reply> VerbHandler(Turn turn, CardClick click, CancellationToken ct);

/// <summary>A chat command: its words (Chinese first), who may, where it works, what answers.</summary>
internal sealed record CommandRoute(IReadOnlyList<string> Words, Operation Operation, bool InShared, CommandHandler Handler);

/// <summary>A button: its verb, who may, what answers.</summary>
internal sealed record VerbRoute(string Verb, Operation Operation, VerbHandler Handler);

/// <summary>
/// Which handler answers what. Every route names its operation in the authorisation table; one without an entry, or two
/// routes for the same word, stop the host at start.
/// </summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, CommandRoute> commands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, VerbRoute> verbs = new(StringComparer.Ordinal);
    private CommandHandler? otherwise;

    /// <summary>All verbs, for the test that every button of every card is answered.</summary>
    public IReadOnlyCollection<VerbRoute> Verbs => verbs.Values;

    /// <summary>All commands, in the order they were mapped.</summary>
    public IReadOnlyCollection<CommandRoute> Commands => [.. commands.Values.Distinct()];

    /// <summary>Answers what is no command: a sentence about a meeting, or a word nobody knows.</summary>
    public CommandHandler Otherwise => otherwise ?? throw new InvalidOperationException("No route for plain sentences.");

    /// <summary>Maps a command by all its words.</summary>
    public RouteTable MapCommand(string[] words, Operation operation, CommandHandler handler, bool inShared = false)
    {
        RequireEntry(operation, words[0]);
        var route = new CommandRoute(words, operation, inShared, handler);
        foreach (var word in words)
        {
            if (!commands.TryAdd(word, route))
                throw new InvalidOperationException($"Two commands answer '{word}'.");
        }

        return this;
    }

    /// <summary>Maps a button.</summary>
    public RouteTable MapVerb(string verb, Operation operation, VerbHandler handler)
    {
        RequireEntry(operation, verb);
        if (!verbs.TryAdd(verb, new VerbRoute(verb, operation, handler)))
            throw new InvalidOperationException($"Two handlers answer the verb '{verb}'.");
        return this;
    }

    /// <summary>Maps what is no command.</summary>
    public RouteTable MapOtherwise(CommandHandler handler)
    {
        otherwise = handler;
        return this;
    }

    /// <summary>The button's route, if there is one.</summary>
    public VerbRoute? FindVerb(string verb) => verbs.GetValueOrDefault(verb);

    /// <summary>
    /// The command a text begins with, and the rest. The word must stand alone or be followed by a space or colon:
    /// full-width forms count as one with half-width. 「会议」 is the command, 「会议室借好了吗」 is not.
    /// </summary>
    public (CommandRoute Route, string Argument)? FindCommand(string text)
    {
        var folded = TextFolding.Fold(text);
        var end = folded.AsSpan().IndexOfAny(WordEnds);
        return commands.TryGetValue(end < 0 ? folded : folded[..end], out var route)
            ? (route, end < 0 ? "" : text[end..].TrimStart(' ', '　', '\u00A0', ':', '：', ',', '，', '\n', '\t', '\r'))
            : null;
    }

    private static readonly System.Buffers.SearchValues<char> WordEnds = System.Buffers.SearchValues.Create(" :,\n\t\r");

    private static void RequireEntry(Operation operation, string name)
    {
        if (!RightsTable.Lines.Any(line => line.Operation == operation))
            throw new InvalidOperationException($"'{name}' needs the operation {operation}, which the authorisation table does not list.");
    }
}
