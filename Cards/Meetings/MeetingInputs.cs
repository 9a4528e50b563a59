using System.Collections.Frozen;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>The inputs of the meeting form, by the ids that outside callers rely on.</summary>
public static class MeetingInputs
{
    public const string Unit = "unit";
    public const string Type = "type";
    public const string Date = "date";
    public const string Start = "start";
    public const string End = "end";
    public const string Place = "place";
    public const string Expected = "expected";
    public const string Present = "present";
    public const string Observers = "observers";
    public const string Absent = "absent";
    public const string Host = "host";
    public const string Recorder = "recorder";
    public const string Speaker = "speaker";
    public const string Topic = "topic";
    public const string Agenda = "agenda";
    public const string Tags = "tags";
    public const string Decisions = "decisions";
    public const string Actions = "actions";

    /// <summary>All of them, in the order of the contract.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Unit, Type, Date, Start, End, Place, Expected, Present, Observers, Absent, Host, Recorder, Speaker, Topic, Agenda, Tags,
        Decisions, Actions,
    ];

    /// <summary>Those that hold somebody's words or names; an office may choose to keep none of them.</summary>
    public static IReadOnlySet<string> Worded { get; } =
        new[] { Place, Absent, Host, Recorder, Speaker, Topic, Agenda, Decisions, Actions }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The largest head count the form takes.</summary>
    public const int MaxCount = 9999;

    /// <summary>
    /// How long each text may be, in UTF-16 units. With all of them at their longest the form still fits one card, so whatever
    /// passes this check can be shown again; the server must check it too.
    /// </summary>
    public static IReadOnlyDictionary<string, int> MaxLength { get; } = new Dictionary<string, int>
    {
        [Place] = 60,
        [Absent] = 500,
        [Host] = 40,
        [Recorder] = 40,
        [Speaker] = 40,
        [Topic] = 200,
        [Agenda] = 1500,
        [Decisions] = 2000,
        [Actions] = 1500,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The label of an input; an unknown id is its own label.</summary>
    public static string LabelOf(string input, CardTexts t) => input switch
    {
        Unit => t.Unit,
        Type => t.MeetingType,
        Date => t.MeetingDate,
        Start => t.MeetingStart,
        End => t.MeetingEnd,
        Place => t.MeetingPlace,
        Expected => t.MeetingExpected,
        Present => t.MeetingPresent,
        Observers => t.MeetingObservers,
        Absent => t.MeetingAbsent,
        Host => t.MeetingHost,
        Recorder => t.MeetingRecorder,
        Speaker => t.MeetingSpeaker,
        Topic => t.MeetingTopic,
        Agenda => t.MeetingAgenda,
        Tags => t.MeetingTags,
        Decisions => t.MeetingDecisions,
        Actions => t.MeetingActions,
        _ => input,
    };
}
