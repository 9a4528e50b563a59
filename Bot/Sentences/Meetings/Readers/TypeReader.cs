using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>The register a message is about.</summary>
/// <param name="Register">Null when none is named, or only talked about.</param>
/// <param name="Where">The words; empty when none.</param>
/// <param name="IsSorted">The writer says where to file it (记在走访慰问里), so there is something to file.</param>
/// <param name="IsStrong">Named outright, not by a word that is also used for other things (培训, 调研, 慰问).</param>
internal sealed record TypeReading(RegisterNames? Register, Span Where, bool IsStrong, bool IsSorted = false)
{
    public static readonly TypeReading None = new(null, default, IsStrong: false);

    /// <summary>Its code.</summary>
    public string? Code => Register?.Code;

    /// <summary>What the name says besides the register: field values by field id.</summary>
    public IReadOnlyDictionary<string, string> Says { get; init; } = new Dictionary<string, string>();

    /// <summary>All kinds that the message names as held, including this one.</summary>
    public IReadOnlyList<TypeReading> Named { get; init; } = [];

    /// <summary>Whether the register is known to follow this convention.</summary>
    public bool Has(WritingConvention convention) => Register is not null && Register.Conventions.Contains(convention);

    /// <summary>Whether it may follow this convention: where nothing says which register it is, any may apply.</summary>
    public bool MayHave(WritingConvention convention) => Register is null || Has(convention);

    /// <summary>Whether it keeps a field of this id.</summary>
    public bool Keeps(string field) => Register?.Fields is not { } fields || fields.Contains(field);
}

/// <summary>
/// Finds which kind of meeting it was. The names come in as data; this class only knows how people place them: a topic names
/// other meetings (研究党员大会筹备), a compound is named by its end (警示教育主题党日), and where to file it may come
/// last (记在走访慰问里).
/// </summary>
internal sealed partial class TypeReader
{
    private const int Sorted = 9;

    private const int Headed = 4;

    // A word such as 走访 that names a register only if nothing else does.
    private const int Faintly = 1;

    // Likewise 培训 and 调研, unless the text says before them who met.
    private const int Weakly = 2;

    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(Limits.PatternTimeout);

    // Built for the first sentence, so that the start does not wait for it.
    private readonly Lazy<Regex> _names;

    private readonly Dictionary<string, RegisterNames> _registers = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _says = new(StringComparer.Ordinal);

    private readonly Lazy<List<(Regex Pattern, RegisterNames Register)>> _meetingsOfBodies;

    public TypeReader(IReadOnlyList<RegisterNames> registers)
    {
        foreach (var register in registers)
        {
            foreach (var name in register.Names)
                _registers.TryAdd(Fold.Apply(name), register);
            foreach (var (name, said) in register.Says)
                _says.TryAdd(Fold.Apply(name), said);
        }

        var patterns = _registers.Keys.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(Pattern);
        // Names are data, so this pattern cannot be generated at build time. It backtracks over a short number at most; a non-backtracking
        // automaton over some hundred characters would take 13 MB and much of the start-up time.
        _names = new(() => new Regex(string.Join('|', patterns.DefaultIfEmpty("(?!)")), RegexOptions.CultureInvariant, Timeout));
        _meetingsOfBodies = new(() =>
        [
            .. _registers.Where(c => c.Key.EndsWith('会') && c.Key.Length > 2).OrderByDescending(c => c.Key.Length)
                .Select(c => (MeetingOf(c.Key[..^1]), c.Value)),
        ]);
    }

    // 第二党小组晚上开会 of 党小组会
    private static Regex MeetingOf(string body) => new(
        $@"{Regex.Escape(body)}[^,。;!?|\n]{{0,12}}?(?:开会|开了?个?短?会|碰头|碰了?个?头|会议|学习|开的会)",
        RegexOptions.CultureInvariant, Timeout);

    public TypeReading Read(Message message)
    {
        var found = Candidates(message);
        var chosen = found.Where(c => c.Weight > 0).OrderByDescending(c => c.Weight).ThenBy(c => c.Reading.Where.Start).FirstOrDefault();
        var body = chosen.Weight > Weakly ? null : MeetingOfBody(message, found);
        if (chosen.Reading is not null && (body is null || (chosen.Weight > Faintly && !IsInLaterClause(message.Work, chosen.Reading.Where, body.Where))))
        {
            MarkAll(message, found.Where(c => c.Weight > 0 && c.Reading.Code == chosen.Reading.Code && (c == chosen || !IsVerb(message.Work, c.Reading))));
            return chosen.Reading with { IsSorted = chosen.Weight == Sorted, Named = [.. found.Where(c => c.Weight > 0).Select(c => c.Reading)] };
        }

        return body ?? QuotedName(message) ?? TypeReading.None;
    }

    // 第三党小组开会，…，赵明在外调研: who met comes first; what follows concerns one of them or what they discussed.
    private static bool IsInLaterClause(string text, Span word, Span body) => Clauses.StartOf(text, word.Start) > body.Start;

    // 集体研讨：…，研讨文旅融合: the second 研讨 introduces the topic.
    private static bool IsVerb(string text, TypeReading reading) =>
        text.AsSpan(reading.Where.Start, reading.Where.Length) is "研讨"
        && Clauses.StartOf(text, reading.Where.Start) == reading.Where.Start;

    private static void MarkAll(Message message, IEnumerable<(TypeReading Reading, int Weight)> candidates)
    {
        foreach (var (reading, _) in candidates)
        {
            // The verb of 讲党课 still tells who spoke.
            var verb = message.Folded[reading.Where.Start] is '讲' or '上' or '开' ? 1 : 0;
            message.Take(reading.Where with { Start = reading.Where.Start + verb }, Mark.Type);
        }
    }

    private List<(TypeReading Reading, int Weight)> Candidates(Message message)
    {
        var text = message.Work;
        var found = new List<(TypeReading, int)>();
        Span previous = default;
        foreach (Match match in _names.Value.Matches(text))
        {
            // 支委会议定… is 支委会 plus 议定.
            var name = match.ToSpan();
            if (match.Value.EndsWith("会议", StringComparison.Ordinal) && name.End < text.Length && text[name.End] is '定' or '题' or '程')
                name = name with { End = name.End - 1 };

            var reading = Named(NameOf(match.Value), name, !Generic().IsMatch(match.Value));
            var weight = Weigh(text, reading);
            // 警示教育主题党日, 换届选举党员大会: the end of a compound names the kind, except that an election stays one.
            if (found.Count > 0 && previous.End == match.Index && found[^1] is var (first, firstWeight) && weight > 0 && firstWeight > 0)
            {
                if (first.Has(WritingConvention.NamesCompound) || !reading.IsStrong)
                    weight = 0;
                else
                    found[^1] = (first, 0);
            }

            found.Add((reading, weight));
            previous = match.ToSpan();
        }

        for (var i = 0; i < found.Count - 1; i++)
        {
            var (reading, weight) = found[i];
            if (weight is > 0 and < Sorted && Afterwards().IsMatch(text.AsSpan(reading.Where.End)) && found.Skip(i + 1).Any(next => next.Item2 > 0 && next.Item1.Code != reading.Code))
                found[i] = (reading, 0);
            // 不是支委会，是党员大会; 支委会，打错了，是党员大会
            if (weight > 0 && found[i + 1] is (var later, > 0) && later.Code != reading.Code
                && (Denied().IsMatch(text.AsSpan(0, reading.Where.Start)) || Corrected().IsMatch(text.AsSpan(reading.Where.End, Math.Max(0, later.Where.Start - reading.Where.End)))))
                found[i] = (reading, 0);
        }

        return found;
    }

    private static int Weigh(string text, TypeReading reading)
    {
        var clause = Clauses.StartOf(text, reading.Where.Start);
        var before = text.AsSpan(clause, reading.Where.Start - clause);
        var after = text.AsSpan(reading.Where.End);
        if (SortedUnder().IsMatch(before) || (By().IsMatch(before) && Filed().IsMatch(after)))
            return Sorted;
        if (IsTalkedAbout(text, clause, reading.Where) || PartOfOther().IsMatch(after) || (!reading.IsStrong && PartOfOtherWeak().IsMatch(after)))
            return 0;
        // 把慰问的名单定了, 把党员大会的时间定了; not 把培训搞完了
        if (Handled().IsMatch(before) && (reading.IsStrong ? OfIt().IsMatch(after) : !DoneWith().IsMatch(after)))
            return 0;
        if (IsOfOtherGroup(text, reading.Where))
            return 0;

        // 换届：11月5日党员大会选举…: the head of a note names its kind.
        if (clause == 0 && before.IsWhiteSpace() && after is [':', ..])
            return Headed;

        return reading.IsStrong ? 3 : Faint().IsMatch(text.AsSpan(reading.Where.Start, reading.Where.Length)) ? Faintly : Weakly;
    }

    // A word such as 为 or 安排 before the name talks about it, unless it only says why it was held.
    private static bool IsTalkedAbout(string text, int clause, Span name)
    {
        // The verb may be part of the name: 讲党课.
        var verb = text[name.Start] is '讲' or '上' ? 1 : 0;
        var before = text[clause..(name.Start + verb)];
        var reason = HeldFor().Match(before);
        if (!reason.Success || OfIt().IsMatch(text.AsSpan(name.End)) || (reason.Groups["purpose"].Success && HeldAfter().IsMatch(text.AsSpan(name.End))))
            return TalkedAbout().IsMatch(text.AsSpan(clause, name.Start - clause));

        var end = reason.Index + reason.Length;
        return TalkedAbout().IsMatch(before.AsSpan(0, reason.Index)) || TalkedAbout().IsMatch(before.AsSpan(end));
    }

    // 青年理论学习小组 is not a party group.
    private static bool IsOfOtherGroup(string text, Span name) =>
        text.AsSpan(name.Start).StartsWith("小组") && OtherGroup().IsMatch(text.AsSpan(0, name.Start));

    private string NameOf(string written) => _registers.ContainsKey(written) ? written : Numbering().Replace(written, string.Empty);

    private TypeReading Named(string name, Span where, bool isStrong)
    {
        var reading = new TypeReading(_registers[name], where, isStrong);
        return _says.TryGetValue(name, out var said) ? reading with { Says = said } : reading;
    }

    // 党组第12次会议, 领导小组2026年第三次会议
    private static string Pattern(string name)
    {
        foreach (var end in (ReadOnlySpan<string>)["会议", "会", "学习"])
        {
            if (name.EndsWith(end, StringComparison.Ordinal) && name.Length > end.Length + 1)
                return $"{Regex.Escape(name[..^end.Length])}(?:{Ordinal})?{Regex.Escape(end)}";
        }

        return Regex.Escape(name);
    }

    // 第二党小组晚上开会, 支委几个碰了个头
    private TypeReading? MeetingOfBody(Message message, List<(TypeReading Reading, int Weight)> found)
    {
        foreach (var (pattern, register) in _meetingsOfBodies.Value)
        {
            if (pattern.Match(message.Folded) is { Success: true } match && !(match.Index + match.Length < message.Length && message.Folded[match.Index + match.Length] is '室' or '厅' or '中')
                && !PartOfOther().IsMatch(message.Folded.AsSpan(match.Index + match.Length))
                && !IsOfOtherGroup(message.Folded, match.ToSpan())
                // 民主生活会会前学习: the meeting named there is not the one that was held.
                && !found.Exists(c => c.Weight == 0 && c.Reading.Register == register && c.Reading.Where.Start == match.Index))
                return Named(BodyIn(match.Value, register), new Span(match.Index, match.Index), isStrong: true);
        }

        return null;
    }

    // Takes the longest body: for 领导小组办公室开会了 that of 领导小组办公室会议, not that of 领导小组会.
    private string BodyIn(string written, RegisterNames register) => _registers.Where(c => c.Value == register && c.Key.TrimEnd('议').EndsWith('会'))
        .Select(c => (Name: c.Key, Body: c.Key.TrimEnd('议')[..^1]))
        .Where(c => written.StartsWith(c.Body, StringComparison.Ordinal))
        .MaxBy(c => c.Body.Length).Name;

    // 开展“主题党日”活动
    private TypeReading? QuotedName(Message message)
    {
        foreach (var quote in message.Quotes)
        {
            var inner = message.Folded.Substring(quote.Start + 1, quote.Length - 2);
            if (_registers.ContainsKey(inner) && message.Folded[quote.Start] is not '《')
            {
                message.Take(quote, Mark.Type);
                return Named(inner, quote, isStrong: true);
            }
        }

        return null;
    }
}
