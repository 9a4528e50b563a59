using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Records;

/// <summary>What became of a confirmed form.</summary>
internal abstract record ConfirmOutcome
{
    private ConfirmOutcome() { }

    /// <summary>What was there already; whether the person may read it, nobody has asked.</summary>
    public OfficeRecord? Met => this switch
    {
        Repeated repeated => repeated.Record,
        Stale stale => stale.Current,
        _ => null,
    };

    /// <summary>It is in storage.</summary>
    public sealed record Saved(OfficeRecord Record) : ConfirmOutcome;

    /// <summary>The same click came before; the record as it stands now.</summary>
    public sealed record Repeated(OfficeRecord Record) : ConfirmOutcome;

    /// <summary>Someone wrote first, nothing was written; the record as it stands now, or null when another one is in the way.</summary>
    public sealed record Stale(OfficeRecord? Current) : ConfirmOutcome;

    /// <summary>There is no such record any more.</summary>
    public sealed record Gone : ConfirmOutcome;

    /// <summary>Beyond what can be stored.</summary>
    /// <param name="Field">The field that is too long; null when it is the save as a whole.</param>
    public sealed record TooLarge(string? Field) : ConfirmOutcome;
}

/// <summary>Saves what a confirmed form decided, also when the record moved on since its card was shown.</summary>
internal sealed class RecordSaver(UnitStore units)
{
    // An ETag that no row has: such a save can only turn out repeated or stale.
    private static readonly Azure.ETag Never = new("W/\"never\"");

    /// <param name="save">Its first write is what the form is about.</param>
    /// <param name="former">The record that is edited, as it was read; null for a new one.</param>
    /// <param name="shown">The version that the edited form showed.</param>
    public async Task<ConfirmOutcome> SaveAsync(UnitSave save, Stored<OfficeRecord>? former, int shown, CancellationToken ct)
    {
        if (former is not null && former.Value.Version != shown)
            return await StaleOrRepeatedAsync(save, former, ct);

        var subject = save.Writes[0].Record.Id;
        return await units.SaveAsync(save, ct) switch
        {
            SaveOutcome.Saved saved => new ConfirmOutcome.Saved(saved.Records[0].Value),
            SaveOutcome.Repeated repeated => new ConfirmOutcome.Repeated(repeated.Record.Value),
            SaveOutcome.Stale stale when stale.Current.Value.Id == subject => new ConfirmOutcome.Stale(stale.Current.Value),
            SaveOutcome.Stale => new ConfirmOutcome.Stale((await units.FindAsync(save.Unit, subject, ct))?.Value),
            SaveOutcome.Missing => await units.FindAsync(save.Unit, subject, ct) is { } current
                ? new ConfirmOutcome.Stale(current.Value)
                : new ConfirmOutcome.Gone(),
            SaveOutcome.TooLarge tooLarge => new ConfirmOutcome.TooLarge(tooLarge.Field),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // The record moved on since the card was shown: either by this very click, come twice, or by someone else.
    private async Task<ConfirmOutcome> StaleOrRepeatedAsync(UnitSave save, Stored<OfficeRecord> current, CancellationToken ct)
    {
        var again = save with { Writes = [new RecordWrite.Replace(save.Writes[0].Record, current with { ETag = Never })], Outbox = [] };
        return await units.SaveAsync(again, ct) is SaveOutcome.Repeated repeated
            ? new ConfirmOutcome.Repeated(repeated.Record.Value)
            : new ConfirmOutcome.Stale(current.Value);
    }
}
