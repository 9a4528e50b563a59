namespace BotApp.Sentences.Meetings;

/// <summary>What a sentence turned out to be.</summary>
public abstract record QuickLogResult
{
    private QuickLogResult()
    {
    }

    /// <summary>A question, greeting, plan, cancellation or template: no meeting that was held.</summary>
    public sealed record NotALog : QuickLogResult;

    /// <summary>The report of a held meeting; fields that the sentence does not state are empty.</summary>
    public sealed record Understood(MeetingDraft Draft) : QuickLogResult
    {
        /// <summary>Another meeting that the message mentions; nothing more is read of it.</summary>
        public NamedMeeting? Another { get; init; }
    }
}

/// <summary>A meeting by its kind, and by its day where it has one of its own.</summary>
public sealed record NamedMeeting(string Type, DateOnly? Date);
