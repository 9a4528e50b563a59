using System.Collections.Immutable;
using BotApp.Cards.Meetings;
using BotApp.Office.Registers;
using BotApp.Sentences.Meetings;
using BotApp.Storage.Records;

namespace BotApp.Features.MeetingLogs;

/// <summary>A meeting as its card holds it: the inputs by id, as text. Empty inputs are absent.</summary>
internal sealed record MeetingForm(ImmutableSortedDictionary<string, string> Values)
{
    private static readonly ImmutableSortedDictionary<string, string> None =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>An input's text, or null.</summary>
    public string? this[string id] => Values.GetValueOrDefault(id);

    /// <summary>What was understood of a sentence.</summary>
    public static MeetingForm From(MeetingDraft draft)
    {
        var values = None.ToBuilder();
        Put(MeetingInputs.Type, draft.Type);
        foreach (var (id, value) in draft.Fields)
            Put(id, value);
        Put(MeetingInputs.Date, draft.Date is { } date ? FieldValues.Format(date) : null);
        Put(MeetingInputs.Start, draft.Start is { } start ? FieldValues.Format(start) : null);
        Put(MeetingInputs.End, draft.End is { } end ? FieldValues.Format(end) : null);
        Put(MeetingInputs.Place, draft.Place);
        Put(MeetingInputs.Expected, Number(draft.Expected));
        Put(MeetingInputs.Present, Number(draft.Present));
        Put(MeetingInputs.Observers, Number(draft.Observers));
        Put(MeetingInputs.Absent, FieldValues.FormatPeople(draft.Absent.Select(a => new NamedEntry(a.Name, a.Reason))));
        Put(MeetingInputs.Host, draft.Host);
        Put(MeetingInputs.Recorder, draft.Recorder);
        Put(MeetingInputs.Speaker, draft.Speaker);
        Put(MeetingInputs.Topic, draft.Topic);
        Put(MeetingInputs.Decisions, string.Join('\n', draft.Decisions));
        Put(MeetingInputs.Actions, string.Join('\n', draft.Actions.Select(Row)));
        return new MeetingForm(values.ToImmutable());

        void Put(string id, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                values[id] = value;
        }

        static string? Number(int? number) => number is { } n ? FieldValues.Format(n) : null;
        static string Row(FollowUp action) =>
            FieldValues.FormatRow([action.Text, action.Owner ?? "", action.Due is { } due ? FieldValues.Format(due) : ""]);
    }

    /// <summary>What a card sent back, as typed, so that a refusal loses nothing.</summary>
    public static MeetingForm From(IReadOnlyDictionary<string, string> inputs, RegisterCatalog registers) => new(None.AddRange(
        from id in MeetingInputs.All.Union(More(registers, inputs.GetValueOrDefault(MeetingInputs.Type)).Select(f => f.Id))
        where id != MeetingInputs.Unit
        let typed = inputs.GetValueOrDefault(id)
        where !string.IsNullOrWhiteSpace(typed)
        select KeyValuePair.Create(id, typed)));

    /// <summary>The fields that a kind of meeting has in addition to those of every meeting.</summary>
    public static IEnumerable<RegisterField> More(RegisterCatalog registers, string? type) =>
        registers.Find(type) is { Kind: Register.Meeting } register ? register.Fields.Where(f => !MeetingInputs.All.Contains(f.Id)) : [];

    /// <summary>The form cut to what its fields hold: lines beyond a limit are dropped, any other value that is too long is left out.</summary>
    /// <param name="cut">The inputs that do not hold all of it.</param>
    public MeetingForm Fitting(RegisterCatalog registers, out IReadOnlyList<string> cut)
    {
        var register = registers.Find(this[MeetingInputs.Type]) is { Kind: Register.Meeting } named ? named : registers.Meetings.FirstOrDefault();
        var values = Values;
        var left = new List<string>();
        foreach (var (id, value) in Values)
        {
            if (register?.Field(id) is not { } field)
                continue;
            if (Written(field, value) is var whole && Fits(field, whole))
            {
                values = values.SetItem(id, whole);
                continue;
            }

            left.Add(id);
            var lines = field.Type is FieldType.Lines or FieldType.Rows ? FieldValues.Lines(value).ToList() : [];
            while (lines.Count > 0 && !Fits(field, Written(field, string.Join('\n', lines))))
                lines.RemoveAt(lines.Count - 1);
            values = lines.Count > 0 ? values.SetItem(id, Written(field, string.Join('\n', lines))) : values.Remove(id);
        }

        cut = left;
        return new MeetingForm(values);

        static string Written(RegisterField field, string value) => FieldValues.Within(field.Type, value, field.MaxLength ?? int.MaxValue);
        static bool Fits(RegisterField field, string value) =>
            value.Length <= (field.MaxLength ?? int.MaxValue) && FieldValues.Entries(field.Type, value) <= (field.MaxEntries ?? int.MaxValue);
    }

    /// <summary>Adds the campaigns of that day unless tags are chosen already; the card shows them, so they can be taken off.</summary>
    public MeetingForm WithRunningTags(RegisterCatalog registers)
    {
        if (this[MeetingInputs.Tags] is not null || registers.Find(this[MeetingInputs.Type]) is not { } register
            || !FieldValues.TryDate(this[MeetingInputs.Date] ?? "", out var date))
            return this;
        var running = string.Join(',', registers.Running(register, date).Select(t => t.Code));
        return running.Length == 0 ? this : new MeetingForm(Values.SetItem(MeetingInputs.Tags, running));
    }

    /// <summary>Whether these tags are set, in any order.</summary>
    /// <param name="codes">Comma-separated.</param>
    public bool HasTags(string codes) =>
        FieldValues.Codes(this[MeetingInputs.Tags] ?? "").ToHashSet(StringComparer.Ordinal).SetEquals(FieldValues.Codes(codes));

    /// <summary>Replaces its tags with the campaigns of its day.</summary>
    public MeetingForm WithTagsOfItsDay(RegisterCatalog registers) => new MeetingForm(Values.Remove(MeetingInputs.Tags)).WithRunningTags(registers);

    /// <summary>
    /// Drops words and names, for an office that keeps kinds, dates and counts only. Those already on record stay, where this kind
    /// of meeting has the field: the card does not show them, so nobody can have cleared them.
    /// </summary>
    public MeetingForm Counted(RegisterCatalog registers, OfficeRecord? former = null)
    {
        var worded = MeetingInputs.Worded.Union(More(registers, this[MeetingInputs.Type]).Where(f => f.IsWorded).Select(f => f.Id)).ToHashSet(StringComparer.Ordinal);
        var kept = registers.Find(this[MeetingInputs.Type]);
        return new MeetingForm(Values.RemoveRange(worded).AddRange(
            (former?.Fields ?? None).Where(f => worded.Contains(f.Key) && kept?.Field(f.Key) is not null)));
    }

    /// <summary>A posted draft, as it was kept.</summary>
    public static MeetingForm From(SortedDictionary<string, string> kept) => new(None.AddRange(kept));

    /// <summary>A record, to be edited.</summary>
    public static MeetingForm From(string register, ImmutableSortedDictionary<string, string> fields) =>
        new(fields.SetItem(MeetingInputs.Type, register));
}
