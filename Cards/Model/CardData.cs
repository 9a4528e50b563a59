using System.Collections.Frozen;

namespace BotApp.Cards.Model;

/// <summary>Every key of ours that a button carries in its data. Values are strings; the server trusts none of them.</summary>
/// <remarks>
/// Data and inputs arrive in one object. So no card has an input with the id of a key that its buttons carry; the one
/// exception is <see cref="Unit"/>, which is an input if there is a choice and data if there is none, never both.
/// </remarks>
public static class CardData
{
    /// <summary>Operation id: makes it safe to repeat a click.</summary>
    public const string Operation = "op";

    /// <summary>Id of the record or draft the card is about.</summary>
    public const string Id = "id";

    /// <summary>Version of the record that the card shows.</summary>
    public const string Version = "v";

    /// <summary>Id of the unit.</summary>
    public const string Unit = "unit";

    /// <summary>Where the previous page of a list ended.</summary>
    public const string After = "after";

    /// <summary>The message that a tap stands for.</summary>
    public const string Command = "text";

    /// <summary>Id of the occurrence of a reminder; identifies which one of a recurring reminder.</summary>
    public const string Occurrence = "occ";

    /// <summary>Until when a card is put off: one of <see cref="Reminders.DayCard.Snoozes"/>.</summary>
    public const string Until = "until";

    /// <summary>Key of the cadence by which something is owed.</summary>
    public const string Cadence = "cadence";

    /// <summary>First day of the period it is owed for.</summary>
    public const string Period = "period";

    /// <summary>The calendar period of a status: 2026-11, 2026-Q3, 2026-H1, 2026.</summary>
    public const string Span = "span";

    /// <summary>Which kind of thing a status is to show: the code of a register, or one of <see cref="Status.StatusKinds"/>.</summary>
    public const string Kind = "kind";

    /// <summary>Code of the register whose record would settle it.</summary>
    public const string Register = "register";

    /// <summary>Code of the dated reminder that the button is about.</summary>
    public const string Dated = "dated";

    /// <summary>How many recipients the card showed when the button was offered.</summary>
    public const string Recipients = "shown";

    /// <summary>Id of the button's input, on a card with several of its kind.</summary>
    public const string Input = "input";

    /// <summary>Step of a walk that the card shows.</summary>
    public const string Step = "step";

    /// <summary>The submission whose unfinished measures the card offers, in the version it was read.</summary>
    public const string Earlier = "earlier";

    /// <summary>Whom the card named as readers of what it submits: a hash of stable ids.</summary>
    public const string Readers = "readers";

    /// <summary>Number of the item that the card or button is about, from 1.</summary>
    public const string Number = "n";

    /// <summary>Where a button leads, if not simply to the next step.</summary>
    public const string To = "to";

    /// <summary>Entra object id of the person the button is about.</summary>
    public const string Who = "who";

    /// <summary>Entra object id of whoever wrote the sentence behind a posted draft.</summary>
    public const string Writer = "by";

    /// <summary>Id of the entry on whose card a form was begun; absent if that card showed none.</summary>
    public const string Origin = "from";

    /// <summary>Id of the unit on whose card a form was begun; that card stays as it is.</summary>
    public const string OriginUnit = "fromUnit";

    /// <summary>Operation id of the posted choice on which a form was begun: the first entry made from it replaces its message.</summary>
    public const string Choice = "choice";

    /// <summary>Code of the register whose own fields the form asks for; empty while none is chosen.</summary>
    public const string Asked = "asked";

    /// <summary>Codes that the card showed as chosen: tags that a form had preselected, measures that were done.</summary>
    public const string Offered = "offered";

    /// <summary>The number of years to keep for which the card has said what will be deleted.</summary>
    public const string Years = "years";

    /// <summary>No data.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = FrozenDictionary<string, string>.Empty;
}
