using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Records;

/// <summary>The result of confirming a form.</summary>
internal abstract record ConfirmOutcome
{
    private ConfirmOutcome() { }

    /// <summary>The record that was there already. Nobody has checked whether the person may read it.</summary>
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

    /// <summary>Someone wrote first, and nothing was written; the record as it stands now, or null if another one is in the way.</summary>
    public sealed record Stale(OfficeRecord? Current) : ConfirmOutcome;

    /// <summary>The record no longer exists.</summary>
    public sealed record Gone : ConfirmOutcome;

    /// <summary>More than can be stored.</summary>
    /// <param name="Field">The field that is too long; null if the save as a whole is too large.</param>
    public sealed record TooLarge(string? Field) : ConfirmOutcome;
}

/// <summary>Saves what a confirmed form decided, even if the record has changed since its card was shown.</summary>
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

    // The record has changed since the card was shown: either by a repetition of this very click, or by someone else.
    private async Task<ConfirmOutcome> StaleOrRepeatedAsync(UnitSave save, Stored<OfficeRecord> current, CancellationToken ct)
    {
        var again = save with { Writes = [new RecordWrite.Replace(save.Writes[0].Record, current with { ETag = Never })], Outbox = [] };
        return await units.SaveAsync(again, ct) is SaveOutcome.Repeated repeated
            ? new ConfirmOutcome.Repeated(repeated.Record.Value)
            : new ConfirmOutcome.Stale(current.Value);
    }
}
