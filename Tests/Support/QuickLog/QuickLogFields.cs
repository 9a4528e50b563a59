using System.Globalization;
using BotApp.Sentences.Meetings;

namespace BotApp.Tests.Support.QuickLog;

/// <summary>Converts a result to field → canonical text, for comparison.</summary>
public static class QuickLogFields
{
    public static IReadOnlyDictionary<string, string> Of(QuickLogResult result) => result switch
    {
        QuickLogResult.Understood(var draft) => Of(draft),
        _ => new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = ScoredSentence.NotALog },
    };

    public static string Absence(string name, string? reason) => reason is null ? name : $"{name}:{reason}";

    public static string Action(string text, string? owner, string? due) => $"{text} | {owner} | {due}";

    public static string Join(IEnumerable<string> items) => string.Join("; ", items);

    private static Dictionary<string, string> Of(MeetingDraft draft)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("type", draft.Type);
        Add("date", draft.Date is { } date ? Iso(date) : null);
        Add("start", draft.Start?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Add("end", draft.End?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Add("place", draft.Place);
        Add("expected", draft.Expected?.ToString(CultureInfo.InvariantCulture));
        Add("present", draft.Present?.ToString(CultureInfo.InvariantCulture));
        Add("observers", draft.Observers?.ToString(CultureInfo.InvariantCulture));
        Add("absent", Join(draft.Absent.Select(a => Absence(a.Name, a.Reason))));
        Add("host", draft.Host);
        Add("recorder", draft.Recorder);
        Add("speaker", draft.Speaker);
        Add("topic", draft.Topic);
        Add("decisions", Join(draft.Decisions));
        Add("actions", Join(draft.Actions.Select(a => Action(a.Text, a.Owner, a.Due is { } due ? Iso(due) : null))));
        return fields;

        void Add(string field, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                fields[field] = value;
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
