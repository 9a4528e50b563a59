using BotApp.Cards.General;
using BotApp.Cards.Texts;
using BotApp.Office;
using BotApp.Office.Rights;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>Answers a chat command; <paramref name="argument"/> is what follows the command word.</summary>
internal delegate Task<Reply> CommandHandler(Turn turn, string argument, CancellationToken ct);

/// <summary>Answers a sentence that it knows; null leaves it to the next.</summary>
internal delegate Task<Reply?> SentenceHandler(Turn turn, string sentence, CancellationToken ct);

/// <summary>Keeps something of what was written or tapped; it never fails the turn.</summary>
internal delegate Task HeardHandler(Turn turn, CancellationToken ct);

/// <summary>Greets someone on the roster who has installed the app; null when that was done before.</summary>
internal delegate Task<Reply?> PersonalInstallHandler(Turn turn, CancellationToken ct);

/// <summary>Greets a team or group chat that the app was installed in; null when that was done before.</summary>
internal delegate Task<Reply?> SharedInstallHandler(Activity activity, CardTexts texts, CancellationToken ct);

/// <summary>Answers a button.</summary>
internal delegate Task<Reply> VerbHandler(Turn turn, CardClick click, CancellationToken ct);

/// <summary>A chat command: its words (Chinese first), who may, where it works, what answers.</summary>
internal sealed record CommandRoute(IReadOnlyList<string> Words, Operation Operation, bool InShared, CommandHandler Handler)
{
    /// <summary>What metrics and logs call it: its first English word, else its first.</summary>
    public string Name => Words.FirstOrDefault(w => w.All(char.IsAscii)) ?? Words[0];

    /// <summary>What else people say for it; only a reason to offer it.</summary>
    public SpokenAs? Spoken { get; init; }
}

/// <summary>A button: its verb, who may, what answers.</summary>
internal sealed record VerbRoute(string Verb, Operation Operation, bool InShared, VerbHandler Handler);

/// <summary>
/// Which handler answers what. Every route names its operation in the authorisation table; one without an entry, or two
/// routes for the same word, stop the host at start.
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
    /// <param name="spoken">What else people say for it; whoever does is offered the command.</param>
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

    /// <summary>Maps a button.</summary>
    /// <param name="inShared">
    /// Whether it works where others read along. The click is the client's word: that no such card is posted there does not keep it away.
    /// </param>
    public RouteTable MapVerb(string verb, Operation operation, VerbHandler handler, bool inShared = false)
    {
        RequireEntry(operation, verb);
        if (!verbs.TryAdd(verb, new VerbRoute(verb, operation, inShared, handler)))
            throw new InvalidOperationException($"Two handlers answer the verb '{verb}'.");
        return this;
    }

    /// <summary>Maps sentences that are no report of a meeting; asked in the order they were mapped, before that report.</summary>
    public RouteTable MapSentence(Operation operation, SentenceHandler handler)
    {
        RequireEntry(operation, "a sentence");
        sentences.Add((operation, handler));
        return this;
    }

    /// <summary>Answers what someone wrote, or a button that stands for it.</summary>
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

    /// <summary>Maps something to do, for <c>帮助</c>; shown to whoever may.</summary>
    public RouteTable MapTopic(Operation operation, Func<CardTexts, HelpCard.Topic> topic, bool inShared = true)
    {
        RequireEntry(operation, "a topic");
        topics.Add((operation, inShared, topic));
        return this;
    }

    /// <summary>What this person can do here, in the order it was mapped.</summary>
    public IReadOnlyList<HelpCard.Topic> TopicsFor(Turn turn) =>
    [
        .. topics.Where(t => (t.InShared || !turn.IsShared) && CommandGate.MayAnywhere(turn, t.Operation)).Select(t => t.Topic(turn.Texts)),
    ];

    // A mistyped command gets the nearest ones, a request in plain words those that it means; anything else the first things to do.
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

    // More than a period or a unit's name does not fit a button. Where others read along nothing that was typed is repeated: it may name people.
    private const int LongestArgument = 16;

    /// <summary>Maps an invoke that is no click. Who may not is told so before anything is done.</summary>
    public RouteTable MapInvoke(string name, Operation operation, InvokeHandler answer, InvokeRefuser refuse, bool isPrivate = false)
    {
        RequireEntry(operation, name);
        if (!invokes.TryAdd(name, new InvokeRoute(operation, answer, refuse, isPrivate)))
            throw new InvalidOperationException($"The invoke '{name}' is mapped twice.");
        return this;
    }

    /// <summary>All invokes but clicks.</summary>
    public IReadOnlyDictionary<string, InvokeRoute> Invokes => invokes;

    /// <summary>Maps what is kept of every message, click and installation of someone on the roster.</summary>
    public RouteTable MapHeard(HeardHandler handler)
    {
        heard.Add(handler);
        return this;
    }

    /// <summary>Has everything kept that features keep of a turn.</summary>
    public async Task HearAsync(Turn turn, CancellationToken ct)
    {
        foreach (var handler in heard)
            await handler(turn, ct);
    }

    /// <summary>Maps what is said on installation, to a person and to a team or group chat.</summary>
    public RouteTable MapInstallation(PersonalInstallHandler personal, SharedInstallHandler shared)
    {
        (installedPersonal, installedShared) = (personal, shared);
        return this;
    }

    /// <summary>What is said to someone on the roster who has installed the app; null for nothing.</summary>
    public Task<Reply?> GreetAsync(Turn turn, CancellationToken ct) => installedPersonal?.Invoke(turn, ct) ?? Task.FromResult<Reply?>(null);

    /// <summary>What is said to a team or group chat that the app was installed in; null for nothing.</summary>
    public Task<Reply?> GreetAsync(Activity activity, CardTexts texts, CancellationToken ct) =>
        installedShared?.Invoke(activity, texts, ct) ?? Task.FromResult<Reply?>(null);

    /// <summary>Maps what is no command: a sentence about a meeting. The handler asks for the right itself, as it alone knows whether it is one.</summary>
    public RouteTable MapOtherwise(Operation operation, SentenceHandler handler)
    {
        RequireEntry(operation, "a sentence");
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
        var (word, argument) = Split(text);
        return commands.TryGetValue(word, out var route) ? (route, argument) : null;
    }

    private static (string Word, string Argument) Split(string text)
    {
        var folded = TextFolding.Fold(text);
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
