using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BotApp.Office.Roster;

namespace BotApp.Office.Registers;

/// <summary>Who sees an entry, besides the office.</summary>
[JsonConverter(typeof(KebabEnumConverter<Visibility>))]
internal enum Visibility
{
    /// <summary>Everyone in the unit, and the leaders above it.</summary>
    Unit,

    /// <summary>Who keeps the unit's records, and the leaders above it.</summary>
    Leaders,

    /// <summary>Who keeps the unit's records, and who took part.</summary>
    Participants,

    /// <summary>Nobody else.</summary>
    Office,
}

/// <summary>A choice that is set when an entry of a ledger is closed, so that it counts as what it then is.</summary>
/// <param name="Field">Id of a field of type choice.</param>
/// <param name="Value">Code of one of its choices.</param>
internal sealed record RegisterClosing(string Field, string Value);

/// <summary>A kind of record, as the data describes it; see <c>seeds/registers.json</c>.</summary>
internal sealed record Register
{
    /// <summary>Lower-case words joined by '-'; stored with every record, so it never changes.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What people write for it in a sentence; no alias belongs to two registers.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>What its cards and lists have in common with those of others.</summary>
    public required RegisterKind Kind { get; init; }

    /// <summary>Kinds of units that may hold it, the usual one first.</summary>
    public required ImmutableArray<UnitKind> Scope { get; init; }

    /// <summary>Its fields in the order cards and exports show them.</summary>
    public required ImmutableArray<RegisterField> Fields { get; init; }

    /// <summary>What must hold between fields.</summary>
    public required ImmutableArray<FieldCheck> Checks { get; init; }

    /// <summary>Id of the field that holds the day of an entry.</summary>
    public required string DateField { get; init; }

    /// <summary>Id of the field a list shows; null where nothing but the date may be listed.</summary>
    public required string? TitleField { get; init; }

    /// <summary>How often it is due; empty where nothing is owed.</summary>
    public required ImmutableArray<Cadence> Cadences { get; init; }

    /// <summary>Codes of tags it may carry; <see cref="AnyOfficeTag"/> stands for those the office creates.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Who sees its entries.</summary>
    public required Visibility Visibility { get; init; }

    /// <summary>Ids of the office's mechanisms it keeps records of.</summary>
    public required ImmutableArray<string> Mechanisms { get; init; }

    /// <summary>What an entry adds to the counts.</summary>
    public required ImmutableArray<TallyDefinition> Tallies { get; init; }

    /// <summary>A choice that is set when an entry, or one ticked into this ledger as a list, is closed; null if closing sets nothing.</summary>
    public RegisterClosing? Closing { get; init; }

    /// <summary>Its entries come from the assistant's own work: nobody enters, changes or imports them.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Its entries are sessions of study, which a status counts together.</summary>
    public bool IsStudy { get; init; }

    /// <summary>How people write about it in a sentence, besides its names; only for meetings.</summary>
    public ImmutableArray<WritingConvention> Conventions { get; init; } = [];

    /// <summary>
    /// How people report an entry without the register's name, behind 登记: 获评{title}. A field's id in braces stands for what is said of it,
    /// empty braces for anything. Not for meetings and ledgers.
    /// </summary>
    public ImmutableArray<string> Phrases { get; init; } = [];

    /// <summary>What else people say of an entry once it is plain that it is one, written as <see cref="Phrases"/> are: 由{owner}承办.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>The kind whose entries the meeting card logs.</summary>
    public const RegisterKind Meeting = RegisterKind.Meeting;

    /// <summary>The kind whose entries are worked on until they are closed, on cards of their own.</summary>
    public const RegisterKind Ledger = RegisterKind.Ledger;

    /// <summary>Id of the field that holds the status of an entry of a ledger.</summary>
    public const string StatusField = "status";

    /// <summary>Id of the field that says by when it is to be done.</summary>
    public const string DueField = "due";

    /// <summary>
    /// Whether its entries are counts that the assistant makes itself, each for an account: no search finds them, and an export
    /// names neither the account nor who entered them.
    /// </summary>
    public bool IsCountedByAccount => IsAutomatic && Kind is not Ledger && Fields.Any(f => f.Type is FieldType.User);

    /// <summary>Whether its entries are made on the general card, which is built from its fields.</summary>
    public bool HasGeneralCard => !IsAutomatic && Kind is not (Meeting or Ledger);

    /// <summary>Whether its entries are open until someone has carried them out.</summary>
    public bool IsCarriedOut => Kind is Ledger;

    /// <summary>In <see cref="Tags"/>: any tag the office creates for this register.</summary>
    public const string AnyOfficeTag = "*";

    /// <summary>The field of this id, or null: a record holds no fields that its register does not list.</summary>
    public RegisterField? Field(string id) => Fields.FirstOrDefault(f => f.Id == id);

    /// <summary>Whether a reference to records of a kind, or of a register, may point to its entries.</summary>
    /// <param name="kindOrCode">As <see cref="RegisterField.OfKind"/> has it.</param>
    public bool IsOf(string? kindOrCode) => kindOrCode == Code || kindOrCode == KebabEnumConverter<RegisterKind>.WordOf(Kind);

    /// <summary>Whether a unit of this kind may hold it.</summary>
    public bool MayBeHeldBy(UnitKind kind) => Scope.Contains(kind);
}
