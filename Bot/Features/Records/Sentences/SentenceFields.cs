using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Features.Records.Sentences;

/// <summary>Fills the fields of one register from one message. Each reader takes what it is sure of and marks it.</summary>
internal sealed class SentenceFields
{
    private readonly ImmutableSortedDictionary<string, string>.Builder values =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    private readonly Message message;
    private readonly Register register;
    private readonly Span name;
    private readonly DateTime writtenAt;
    private readonly string named;

    public SentenceFields(Message message, NamedRegister of, DateTime writtenAt)
    {
        (this.message, register, name, this.writtenAt) = (message, of.Register, of.Where, writtenAt);
        // The name itself may imply a choice: 署名文章 is one of the kinds of an article.
        named = message.Work;
        message.Take(name, Mark.Type);
    }

    /// <summary>Whether fields were named, as on a form.</summary>
    public bool IsForm { get; private set; }

    /// <summary>Takes what stands behind the words for the fields, and days before what was done on them. Before other days are read.</summary>
    public void TakeLabelled()
    {
        foreach (var labelled in SaidLabels.Find(message.Work, register, TitleField))
        {
            if (labelled.Field is not { } field)
                continue;

            // 收到日期：11月3日 已采纳: a day ends with its words.
            var value = field.Type is FieldType.Date && When.MentionsIn(message.Work[labelled.Value.Start..labelled.Value.End], writtenAt) is [var day]
                ? new Span(labelled.Value.Start, labelled.Value.Start + day.Where.End)
                : labelled.Value;
            Put(field, value);
            message.Take(new Span(labelled.Where.Start, value.End));
            IsForm = true;
        }

        TakeNamedDays();
    }

    /// <summary>Takes what the register's phrases say: 被{body}评为{title}.</summary>
    public void TakePhrases(ReportPhrases phrases)
    {
        // With the name, which may be part of a phrase.
        var text = $"{message.Work[..name.Start]}{named[name.Start..name.End]}{message.Work[name.End..]}";
        foreach (var found in phrases.Of(register, text, message.Folded).ToList())
        {
            foreach (var field in Empty(FieldType.Choice))
                if (field.Choices!.FirstOrDefault(c => c.SaidBy?.Contains(found.Phrase) is true) is { } choice)
                    values[field.Id] = choice.Code;
            foreach (var (id, where) in found.Said)
                if (register.Field(id) is { } field && Put(field, where))
                    message.Take(where);
        }
    }

    public ImmutableSortedDictionary<string, string> Read(DateOnly? day)
    {
        if (day is { } date)
            values.TryAdd(register.DateField, FieldValues.Format(date));
        Outlet();
        Choices();
        Flags();
        Numbers();
        Link();
        Title();
        ChoicesInTitle();
        return values.ToImmutable();
    }

    // 5月26日第一次答复: the day of 第一次答复日期.
    private void TakeNamedDays()
    {
        var fields = register.Fields.Where(f => f.Type is FieldType.Date && f.Label.Zh.EndsWith("日期", StringComparison.Ordinal) && f.Label.Zh.Length > 3)
            .Select(f => (Field: f, Done: Fold.Apply(f.Label.Zh[..^2]))).OrderByDescending(f => f.Done.Length).ToList();
        foreach (var day in When.MentionsIn(message.Work, writtenAt))
        {
            // 截至10月31日: 统计截止日期
            if (SentenceWords.UpTo().IsMatch(message.Work.AsSpan(0, day.Where.Start)) && fields.FirstOrDefault(f => f.Done.EndsWith("截止", StringComparison.Ordinal)) is { Field: { } end } && Put(end, day.Where))
                message.Take(day.Where);

            var behind = message.Work.AsSpan(day.Where.End).TrimStart(' ');
            foreach (var (field, done) in fields)
            {
                if (!behind.StartsWith(done, StringComparison.Ordinal))
                    continue;
                if (Put(field, day.Where))
                    message.Take(day.Where);
                break;
            }
        }
    }

    private bool Put(RegisterField field, Span where)
    {
        if (values.ContainsKey(field.Id) || message.Cut(where) is not { } said || SaidValue.Read(field, field == TitleField || field == OutletField ? Bare(said) : said, writtenAt) is not { } value)
            return false;
        values[field.Id] = value;
        return true;
    }

    private void Outlet()
    {
        if (OutletField is not { } field || values.ContainsKey(field.Id))
            return;
        var found = SentenceWords.Published().Matches(message.Work)
            .Select(m => (Where: m.Groups["outlet"].ToSpan(), Pattern: m.Groups["paper"].Success ? SentenceWords.Paper() : SentenceWords.Outlet()))
            .Where(m => m.Pattern.IsMatch(message.Folded.AsSpan(m.Where.Start, m.Where.Length)))
            .Select(m => m.Where)
            .ToList();
        // 刊发稿件《…》，11月6日，人民网
        if (found.Count == 0)
            found = [.. SentenceWords.OutletAlone().Matches(message.Work).Select(m => m.ToSpan())];
        if (found is [var where] && message.Cut(where) is { } said && !SaidValue.IsTooLong(field, said))
            Take(field, Bare(said), where);
    }

    private void Choices()
    {
        var calledBy = Bare(message.Folded[name.Start..name.End]);
        foreach (var field in Empty(FieldType.Choice))
        {
            // The longest first, so that 机关党组 is not taken for 党组.
            var found = field.Choices!.Where(c => c.Name.Zh.Length > 1 && c.Name.Zh is not "其他")
                .OrderByDescending(c => c.Name.Zh.Length)
                .Select(c => (Choice: c, At: Find(Fold.Apply(c.Name.Zh))))
                .Where(f => f.At >= 0)
                .ToList();
            var outer = found.Where(f => !found.Any(o => o.Choice.Name.Zh.Length > f.Choice.Name.Zh.Length && o.Choice.Name.Zh.Contains(f.Choice.Name.Zh, StringComparison.Ordinal))).ToList();
            if (field.Choices!.FirstOrDefault(c => (c.SaidBy ?? []).Append(c.Name.Zh).Any(n => Fold.Apply(n) == calledBy)) is { } said)
                values[field.Id] = said.Code;
            else if (outer is [var (choice, at)])
                Take(field, choice.Code, new Span(at, at + choice.Name.Zh.Length));
            // 全市先进基层党组织: a name of one character is said by 全 before it, and stays part of the title.
            else if (outer.Count == 0 && field.Choices!.Where(c => c.Name.Zh.Length is 1 && named.Contains("全" + Fold.Apply(c.Name.Zh), StringComparison.Ordinal)).ToList() is [var whole])
                values[field.Id] = whole.Code;
        }
    }

    // 《2027年全市人大宣传报道安排》: a long name of a choice in the title says it, too.
    private void ChoicesInTitle()
    {
        if (TitleField is not { } title || !values.TryGetValue(title.Id, out var said))
            return;
        foreach (var field in Empty(FieldType.Choice))
            if (field.Choices!.Where(c => c.Name.Zh.Length > 3 && said.Contains(c.Name.Zh, StringComparison.Ordinal)).ToList() is [var choice])
                values[field.Id] = choice.Code;
    }

    // Where a choice is named and meant: in 由市直机关工委授予, 机关 is not the level.
    private int Find(string choice)
    {
        for (var at = named.IndexOf(choice, StringComparison.Ordinal); at >= 0; at = named.IndexOf(choice, at + 1, StringComparison.Ordinal))
        {
            var isOffice = choice is "机关"
                && !SentenceWords.LevelAfter().IsMatch(named.AsSpan(at + choice.Length))
                && (SentenceWords.AtStart().IsMatch(named.AsSpan(0, at)) || SentenceWords.OfficeBefore().IsMatch(named.AsSpan(0, at)) || SentenceWords.OfficeAfter().IsMatch(named.AsSpan(at + choice.Length)));
            if (!isOffice && !IsDenied(at) && !IsPartOfAnother(choice, at))
                return at;
        }

        return -1;
    }

    // 纪念 in 纪念章, which is a choice of another field.
    private bool IsPartOfAnother(string choice, int at) => register.Fields.SelectMany(f => f.Choices ?? []).Select(c => Fold.Apply(c.Name.Zh))
        .Any(longer => longer.Length > choice.Length && longer.IndexOf(choice, StringComparison.Ordinal) is >= 0 and var within
            && named.AsSpan(Math.Max(0, at - within)).StartsWith(longer, StringComparison.Ordinal));

    private void Flags()
    {
        foreach (var field in Empty(FieldType.Flag))
        {
            var label = Fold.Apply(field.Label.Zh);
            // 已采用, and 被采用了
            string[] ways = label is ['已', .. var done] ? [label, "被" + done, "获" + done] : [label];
            foreach (var way in ways)
                if (!values.ContainsKey(field.Id) && message.Work.IndexOf(way, StringComparison.Ordinal) is >= 0 and var at && !IsDenied(at))
                    Take(field, "true", new Span(at, at + way.Length));
        }
    }

    private void Numbers()
    {
        var fields = Empty(FieldType.Number).Where(f => f.Decimals is 0).ToList();
        foreach (var field in fields)
            if (SaidNumbers.Find(message.Work, field, fields) is var (number, where))
                Take(field, FieldValues.Format(number), where);
    }

    private void Link()
    {
        var links = SentenceWords.Link().Matches(message.Original).ToList();
        if (Empty(FieldType.Text).FirstOrDefault(f => f.Label.Zh.EndsWith("链接", StringComparison.Ordinal)) is { } field && links is [var link] && !SaidValue.IsTooLong(field, link.Value))
            Take(field, link.Value, link.ToSpan());
    }

    private void Title()
    {
        if (TitleField is not { } field || values.ContainsKey(field.Id))
            return;

        // What a reader has taken is marked; exactly one quotation must be left.
        var left = message.Quotes.Where(q => message.Work[q.Start] is not (Mark.Taken or Mark.Type)).ToList();
        if (left is [var quote] && message.Cut(quote) is { } quoted)
            Put(field, Bare(quoted));
        else if (left.Count == 0 && AfterColon() is { } said)
            Put(field, said);

        void Put(RegisterField into, string text)
        {
            if (!SaidValue.IsTooLong(into, text))
                values[into.Id] = text;
        }
    }

    // 荣誉表彰：全市先进基层党组织，…
    private string? AfterColon()
    {
        var rest = message.Work.AsSpan(name.End);
        if (rest.Length == 0 || rest[0] is not ':')
            return null;
        var end = Clauses.EndOf(message.Work, name.End + 1);
        var where = new Span(name.End + 1, end);
        return message.Work.AsSpan(where.Start, where.Length).ContainsAnyInRange(Mark.Quoted, Mark.Taken) ? null : message.Cut(where);
    }

    // The field that a list shows; for a periodical, whose list shows its name, the field called title.
    private RegisterField? TitleField =>
        new[] { register.TitleField, "title" }.Select(id => id is null ? null : register.Field(id)).FirstOrDefault(f => f?.Type is FieldType.Text);

    private RegisterField? OutletField => register.Fields.FirstOrDefault(
        f => f.Type is FieldType.Text && (f.Label.Zh.Contains("平台", StringComparison.Ordinal) || f.Label.Zh.Contains("媒体", StringComparison.Ordinal)));

    private List<RegisterField> Empty(params FieldType[] types) => register.Fields.Where(f => types.Contains(f.Type) && !values.ContainsKey(f.Id)).ToList();

    private void Take(RegisterField field, string value, Span where)
    {
        values[field.Id] = value;
        message.Take(where);
    }

    private bool IsDenied(int at) => SentenceWords.Denied().IsMatch(message.Work.AsSpan(0, at));

    // 《法治日报》, 《中国人大》杂志
    private static string Bare(string text)
    {
        var bare = text.EndsWith("》杂志", StringComparison.Ordinal) ? text[..^2] : text;
        return bare is ['《', .., '》'] && bare.IndexOf('》', StringComparison.Ordinal) == bare.Length - 1 ? bare[1..^1] : text;
    }
}
