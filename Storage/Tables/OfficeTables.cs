using Azure.Data.Tables;

namespace BotApp.Storage.Tables;

/// <summary>The tables of one office by name.</summary>
/// <param name="service">The storage account.</param>
/// <param name="prefix">Put before each table name, so that several offices or tests can share an account; letters and digits.</param>
public sealed class OfficeTables(TableServiceClient service, string prefix = "")
{
    /// <summary>Address of the account, for messages to the operator.</summary>
    internal Uri Endpoint { get; } = service.Uri;

    /// <summary>What stands before each table's name, for messages to the operator.</summary>
    internal string Prefix { get; } = prefix;

    /// <summary>What changes together: one partition a unit.</summary>
    internal TableClient Units { get; } = service.GetTableClient(prefix + "Units");

    /// <summary>What each person owes; rebuilt from the units.</summary>
    internal TableClient People { get; } = service.GetTableClient(prefix + "People");

    /// <summary>The items of the ledgers by due date; rebuilt from the units.</summary>
    internal TableClient Ledgers { get; } = service.GetTableClient(prefix + "Ledgers");

    /// <summary>What is kept for a day: drafts, and what else waits for an answer.</summary>
    internal TableClient Drafts { get; } = service.GetTableClient(prefix + "Drafts");

    /// <summary>Where each person can be written to.</summary>
    internal TableClient Conversations { get; } = service.GetTableClient(prefix + "Conversations");

    /// <summary>Who is in which unit.</summary>
    internal TableClient Roster { get; } = service.GetTableClient(prefix + "Roster");

    /// <summary>What the office says to many, and when it went out.</summary>
    internal TableClient Reminders { get; } = service.GetTableClient(prefix + "Reminders");

    /// <summary>Who gets which reminder, and what became of it.</summary>
    internal TableClient Deliveries { get; } = service.GetTableClient(prefix + "Deliveries");

    /// <summary>What the office, its channels and each person have set.</summary>
    internal TableClient Settings { get; } = service.GetTableClient(prefix + "Settings");

    /// <summary>Self-reviews, their text encrypted; touched by <see cref="SelfReviews"/> alone.</summary>
    internal TableClient Reviews { get; } = service.GetTableClient(prefix + "Reviews");

    /// <summary>The wrapped keys of the authors of self-reviews, and the key ring that they are wrapped with.</summary>
    internal TableClient Keys { get; } = service.GetTableClient(prefix + "Keys");

    /// <summary>The tallies once more, for reading across units; rebuilt from the units.</summary>
    internal TableClient Totals { get; } = service.GetTableClient(prefix + "Totals");

    /// <summary>Schema versions, the list of units, secrets made at the first save, imported holidays, what was marked as not due, which summaries were posted, by which rules the totals are complete.</summary>
    internal TableClient Meta { get; } = service.GetTableClient(prefix + "Meta");

    /// <summary>Every table but <see cref="Meta"/>.</summary>
    internal IEnumerable<TableClient> Contents => [Units, People, Ledgers, Drafts, Conversations, Roster, Reminders, Deliveries, Settings, Reviews, Keys, Totals];

    /// <summary>One cheap read that fails when the storage cannot be reached or the tables are not there.</summary>
    public async Task PingAsync(CancellationToken ct)
    {
        // An unknown key answers "nothing" from the index; a missing table or account is an error.
        _ = await Meta.GetEntityIfExistsAsync<TableEntity>(TableKey.Of("ping"), TableKey.Of("ping"), cancellationToken: ct);
    }
}
