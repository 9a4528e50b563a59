using BotApp.Cards.General;
using BotApp.Cards.Texts;
using BotApp.Office.Rights;
using BotApp.Protocol;
using BotApp.Sentences.Text;

namespace BotApp.Turns;

/// <summary>Answers a chat command; <paramref name="argument"/> is the text after the command word.</summary>
internal delegate Task<Reply> CommandHandler(Turn turn, string argument, CancellationToken ct);

/// <summary>Answers a sentence that it recognises; null passes it on to the next handler.</summary>
internal delegate Task<Reply?> SentenceHandler(Turn turn, string sentence, CancellationToken ct);

/// <summary>Stores something about a message or click; never fails the turn.</summary>
internal delegate Task HeardHandler(Turn turn, CancellationToken ct);

/// <summary>Greets a person on the roster who installed the app; null if greeted before.</summary>
internal delegate Task<Reply?> PersonalInstallHandler(Turn turn, CancellationToken ct);

/// <summary>Greets a team or group chat in which the app was installed; null if greeted before.</summary>
internal delegate Task<Reply?> SharedInstallHandler(Activity activity, CardTexts texts, CancellationToken ct);

internal delegate Task<Reply> VerbHandler(Turn turn, CardClick click, CancellationToken ct);

/// <summary>A chat command: its words (Chinese first), required operation, where it works, handler.</summary>
internal sealed record CommandRoute(IReadOnlyList<string> Words, Operation Operation, bool InShared, CommandHandler Handler)
{
    /// <summary>Name in metrics and logs: its first English word, or else its first word.</summary>
    public string Name => Words.FirstOrDefault(w => w.All(char.IsAscii)) ?? Words[0];

    /// <summary>Other wordings people use for it; they only cause it to be offered.</summary>
    public SpokenAs? Spoken { get; init; }
}

/// <summary>A button: its verb, required operation, where it works, handler.</summary>
internal sealed record VerbRoute(string Verb, Operation Operation, bool InShared, VerbHandler Handler);

/// <summary>
/// Maps commands, buttons and other input to handlers. Every route names its operation in the authorisation table; an
/// operation without an entry, or two routes for the same word, stop the host at start.
/// </summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, CommandRoute> commands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, VerbRoute> verbs = new(StringComparer.Ordinal);
    private readonly List<(Operation Operation, SentenceHandler Handler)> sentences = [];
    private readonly List<(Operation Operation, bool InShared, Func<CardTexts, HelpCard.Topic> Topic)> topics = [];
    private readonly Dictionary<string, InvokeRoute> invokes = new(StringComparer.Ordinal);
    private readonly List<HeardHandler> heard = [];
    private SentenceHandler? otherwise;
    private PersonalInstallHandler? installedPersonal;
    private SharedInstallHandler? installedShared;

    /// <summary>All verbs, for the test that every button of every card is answered.</summary>
    public IReadOnlyCollection<VerbRoute> Verbs => verbs.Values;

    /// <summary>All commands, in the order they were mapped.</summary>
    public IReadOnlyCollection<CommandRoute> Commands => [.. commands.Values.Distinct()];

    /// <summary>Maps a command by all its words.</summary>
    /// <param name="spoken">Other wordings people use for it, which get the command offered.</param>
    public RouteTable MapCommand(string[] words, Operation operation, CommandHandler handler, bool inShared = false, SpokenAs? spoken = null)
    {
        RequireEntry(operation, words[0]);
        var route = new CommandRoute(words, operation, inShared, handler) { Spoken = spoken };
        foreach (var word in words)
        {
            if (!commands.TryAdd(word, route))
                throw new InvalidOperationException($"Two commands answer '{word}'.");
        }

        return this;
    }

    /// <param name="inShared">
    /// Whether it works where others read along. The client can forge the click even where no such card is posted.
    /// </param>
    public RouteTable MapVerb(string verb, Operation operation, VerbHandler handler, bool inShared = false)
    {
        RequireEntry(operation, verb);
        if (!verbs.TryAdd(verb, new VerbRoute(verb, operation, inShared, handler)))
            throw new InvalidOperationException($"Two handlers answer the verb '{verb}'.");
        return this;
    }

    /// <summary>Maps sentences other than reports of meetings; tried in the order mapped, before such a report.</summary>
    public RouteTable MapSentence(Operation operation, SentenceHandler handler)
    {
        RequireEntry(operation, "a sentence");
        sentences.Add((operation, handler));
        return this;
    }

    /// <summary>Answers a written text, or a button that stands for one.</summary>
    public async Task<Reply> SayAsync(Turn turn, string text, CancellationToken ct)
    {
        if (FindCommand(text) is not { } found)
            return await ReportAsync(turn, text, ct) ?? NotUnderstood(turn, text);

        var reply = await CommandGate.RunAsync(found.Route, turn, found.Argument, ct);
        return reply is Reply.Unknown unknown ? await ReportAsync(turn, text, ct) ?? await unknown.Otherwise() : reply;
    }

    private async Task<Reply?> ReportAsync(Turn turn, string text, CancellationToken ct)
    {
        foreach (var (operation, handler) in sentences)
        {
            if (CommandGate.MayAnywhere(turn, operation) && await handler(turn, text, ct) is { } reply)
                return reply;
        }

        return otherwise is null ? null : await otherwise(turn, text, ct);
    }

    /// <summary>Maps a topic of <c>帮助</c>, shown to those allowed to use it.</summary>
    public RouteTable MapTopic(Operation operation, Func<CardTexts, HelpCard.Topic> topic, bool inShared = true)
    {
        RequireEntry(operation, "a topic");
        topics.Add((operation, inShared, topic));
        return this;
    }

    /// <summary>The topics this person can use here, in the order mapped.</summary>
    public IReadOnlyList<HelpCard.Topic> TopicsFor(Turn turn) =>
    [
        .. topics.Where(t => (t.InShared || !turn.IsShared) && CommandGate.MayAnywhere(turn, t.Operation)).Select(t => t.Topic(turn.Texts)),
    ];

    // Offers the nearest commands to a mistyped one, matching commands to a request in plain words, else a few topics.
    private Reply.Card NotUnderstood(Turn turn, string text)
    {
        var mine = Commands.Where(c => (c.InShared || !turn.IsShared) && CommandGate.MayAnywhere(turn, c.Operation)).ToList();
        var offered = TopicsFor(turn).Select(t => new NoticeCard.Command(t.What, t.Command)).ToList();
        var meant = Nearest(text, "");
        if (meant.Count == 0)
            meant = [.. SpokenCommands.Of(text, mine).Take(NearestCommands.Most).Select(c => Offer(c.Word, c.Argument ?? ""))];
        if (meant.Count == 0 && Split(text) is { Argument.Length: > 0 } parts)
            meant = Nearest(parts.Word, parts.Argument);
        var mayLog = CommandGate.MayAnywhere(turn, Operation.LogRecord);
        return new Reply.Card(meant.Count > 0
            ? Notices.MistypedCommand(meant, mayLog, turn.Texts)
            : Notices.UnknownCommand([.. offered.Take(2), .. offered.TakeLast(1)], mayLog, turn.Texts));

        List<NoticeCard.Command> Nearest(string typed, string argument) =>
        [
            .. NearestCommands.Of(typed, mine.Select(c => c.Words)).Take(NearestCommands.Most).Select(word => Offer(word, argument)),
        ];

        NoticeCard.Command Offer(string word, string argument)
        {
            var known = offered.FirstOrDefault(o => commands[word].Words.Contains(o.Text)) ?? new NoticeCard.Command(word, word);
            return argument.Length is 0 or > LongestArgument || turn.IsShared ? known : new NoticeCard.Command($"{known.Text} {argument}", $"{known.Text} {argument}");
        }
    }

    // A button has room for a period or a unit's name. Where others read along, typed text is not repeated: it may name people.
    private const int LongestArgument = 16;

    /// <summary>Maps an invoke that is not a click. Unauthorised people are refused before the handler runs.</summary>
    public RouteTable MapInvoke(string name, Operation operation, InvokeHandler answer, InvokeRefuser refuse, bool isPrivate = false)
    {
        RequireEntry(operation, name);
        if (!invokes.TryAdd(name, new InvokeRoute(operation, answer, refuse, isPrivate)))
            throw new InvalidOperationException($"The invoke '{name}' is mapped twice.");
        return this;
    }

    /// <summary>All invokes except clicks.</summary>
    public IReadOnlyDictionary<string, InvokeRoute> Invokes => invokes;

    /// <summary>Maps a handler that sees every message, click and installation by people on the roster.</summary>
    public RouteTable MapHeard(HeardHandler handler)
    {
        heard.Add(handler);
        return this;
    }

    /// <summary>Passes a turn to these handlers.</summary>
    public async Task HearAsync(Turn turn, CancellationToken ct)
    {
        foreach (var handler in heard)
            await handler(turn, ct);
    }

    /// <summary>Maps the greetings on installation, for a person and for a team or group chat.</summary>
    public RouteTable MapInstallation(PersonalInstallHandler personal, SharedInstallHandler shared)
    {
        (installedPersonal, installedShared) = (personal, shared);
        return this;
    }

    /// <summary>The greeting for a person on the roster who installed the app; null for none.</summary>
    public Task<Reply?> GreetAsync(Turn turn, CancellationToken ct) => installedPersonal?.Invoke(turn, ct) ?? Task.FromResult<Reply?>(null);

    /// <summary>The greeting for a team or group chat in which the app was installed; null for none.</summary>
    public Task<Reply?> GreetAsync(Activity activity, CardTexts texts, CancellationToken ct) =>
        installedShared?.Invoke(activity, texts, ct) ?? Task.FromResult<Reply?>(null);

    /// <summary>Maps sentences about meetings. The handler checks the right itself, as only it can tell whether the text is one.</summary>
    public RouteTable MapOtherwise(Operation operation, SentenceHandler handler)
    {
        RequireEntry(operation, "a sentence");
        otherwise = handler;
        return this;
    }

    public VerbRoute? FindVerb(string verb) => verbs.GetValueOrDefault(verb);

    /// <summary>
    /// The command at the beginning of a text, and the rest. The word must be the whole text or end at a space, colon, comma or line break;
    /// full-width and half-width forms are equal, and so are traditional and simplified ones. 「会议」 is the command, 「会议室借好了吗」 is not.
    /// </summary>
    public (CommandRoute Route, string Argument)? FindCommand(string text)
    {
        var (word, argument) = Split(text);
        return commands.TryGetValue(word, out var route) ? (route, argument) : null;
    }

    private static (string Word, string Argument) Split(string text)
    {
        var folded = Fold.Apply(text);
        var end = folded.AsSpan().IndexOfAny(WordEnds);
        return end < 0 ? (folded, "") : (folded[..end], text[end..].TrimStart(' ', '　', '\u00A0', ':', '：', ',', '，', '\n', '\t', '\r'));
    }

    private static readonly System.Buffers.SearchValues<char> WordEnds = System.Buffers.SearchValues.Create(" :,\n\t\r");

    private static void RequireEntry(Operation operation, string name)
    {
        if (!RightsTable.Lines.Any(line => line.Operation == operation))
            throw new InvalidOperationException($"'{name}' needs the operation {operation}, which the authorisation table does not list.");
    }
}
