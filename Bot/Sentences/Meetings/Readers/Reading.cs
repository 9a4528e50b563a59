using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>What the readers have made of one message so far; each adds its part and marks what it took.</summary>
internal sealed class Reading(Message message, When when, KnownPeople people, string? writer)
{
    public Message Message { get; } = message;

    public When When { get; } = when;

    public KnownPeople People { get; } = people;

    /// <summary>The name of the writer, who says 我; null if it is not known.</summary>
    public string? Writer { get; } = writer;

    /// <summary>The working text as it stands.</summary>
    public string Work => Message.Work;

    public TypeReading Type { get; set; } = TypeReading.None;

    public Attendance Attendance { get; set; } = new();

    public List<Absence> Absent { get; } = [];

    public string? Host { get; set; }

    public string? Recorder { get; set; }

    public string? Speaker { get; set; }

    public List<string> Decisions { get; } = [];

    public List<FollowUp> Actions { get; } = [];

    public string? Place { get; set; }

    /// <summary>Where the words after “…讲” begin, which may be the topic.</summary>
    public int? LectureEnd { get; set; }

    public string? Topic { get; set; }
}
