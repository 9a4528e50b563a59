using Azure.Data.Tables;

namespace BotApp.Storage.Tables;

/// <summary>The tables of one office.</summary>
/// <param name="service">The storage account.</param>
/// <param name="prefix">Put before each table name, so that several offices or tests can share an account; letters and digits.</param>
public sealed class OfficeTables(TableServiceClient service, string prefix = "")
{
    /// <summary>Address of the account, for messages to the operator.</summary>
    internal Uri Endpoint { get; } = service.Uri;

    /// <summary>Prefix of the table names, for messages to the operator.</summary>
    internal string Prefix { get; } = prefix;

    /// <summary>Records, tallies, audit chain and outbox: one partition per unit, so that they change together.</summary>
    internal TableClient Units { get; } = service.GetTableClient(prefix + "Units");

    /// <summary>What each person owes; rebuilt from the units.</summary>
    internal TableClient People { get; } = service.GetTableClient(prefix + "People");

    /// <summary>The items of the ledgers by due date; rebuilt from the units.</summary>
    internal TableClient Ledgers { get; } = service.GetTableClient(prefix + "Ledgers");

    /// <summary>What is kept for a day: drafts, and what else waits for an answer.</summary>
    internal TableClient Drafts { get; } = service.GetTableClient(prefix + "Drafts");

    /// <summary>Where to write to each person.</summary>
    internal TableClient Conversations { get; } = service.GetTableClient(prefix + "Conversations");

    /// <summary>Who is in which unit.</summary>
    internal TableClient Roster { get; } = service.GetTableClient(prefix + "Roster");

    /// <summary>Reminders from the office to many people, and when they went out.</summary>
    internal TableClient Reminders { get; } = service.GetTableClient(prefix + "Reminders");

    /// <summary>Who gets which reminder, and what became of it.</summary>
    internal TableClient Deliveries { get; } = service.GetTableClient(prefix + "Deliveries");

    /// <summary>The settings of the office, its channels and each person.</summary>
    internal TableClient Settings { get; } = service.GetTableClient(prefix + "Settings");

    /// <summary>Self-reviews, their text encrypted; used only by <see cref="SelfReviews"/>.</summary>
    internal TableClient Reviews { get; } = service.GetTableClient(prefix + "Reviews");

    /// <summary>The wrapped keys of the authors of self-reviews, and the key ring that they are wrapped with.</summary>
    internal TableClient Keys { get; } = service.GetTableClient(prefix + "Keys");

    /// <summary>A copy of the tallies for reading across units; rebuilt from the units.</summary>
    internal TableClient Totals { get; } = service.GetTableClient(prefix + "Totals");

    /// <summary>Small state: schema versions, list of units, secrets, holidays, not-due marks, posted summaries and the like.</summary>
    internal TableClient Meta { get; } = service.GetTableClient(prefix + "Meta");

    /// <summary>Every table except <see cref="Meta"/>.</summary>
    internal IEnumerable<TableClient> Contents => [Units, People, Ledgers, Drafts, Conversations, Roster, Reminders, Deliveries, Settings, Reviews, Keys, Totals];

    /// <summary>One cheap read that fails when the storage cannot be reached or the tables are not there.</summary>
    public async Task PingAsync(CancellationToken ct)
    {
        // A lookup of an unknown key is cheap and finds nothing; a missing table or account is an error.
        _ = await Meta.GetEntityIfExistsAsync<TableEntity>(TableKey.Of("ping"), TableKey.Of("ping"), cancellationToken: ct);
    }
}
