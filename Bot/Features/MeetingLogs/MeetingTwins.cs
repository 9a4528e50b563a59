using BotApp.Cards.Meetings;
using BotApp.Cards.Texts;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Features.MeetingLogs;

/// <summary>Warns that a meeting may be on record twice: two people may have logged it, or several groups may have met on one day about different things.</summary>
internal sealed class MeetingTwins(UnitStore units, MeetingViews views)
{
    private const int PageSize = 5;

    /// <summary>The note if another record has the same kind and day and may have the same topic; empty if none has, or storage does not answer.</summary>
    public async Task<string[]> NoteOfAsync(OfficeRecord record, CardTexts t, CancellationToken ct)
    {
        try
        {
            var sameDay = await units.ListAsync(new RecordQuery(record.Unit, [record.Register], record.Date, record.Date, PageSize), ct);
            return sameDay.Lines.Any(l =>
                l.Id != record.Id && l.State != RecordState.Cancelled && MayBeOfOne(l.Title, record.Fields.GetValueOrDefault(MeetingInputs.Topic, "")))
                ? [t.MeetingTwin(views.TypeName(record.Register, t))]
                : [];
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            return [];
        }
    }

    // One of them often has no topic: the recorder logged the count, the secretary what it was about.
    private static bool MayBeOfOne(string topic, string other) => topic.Length == 0 || other.Length == 0 || topic == other;
}
