using System.Text.Json.Serialization;

namespace BotApp.Office.Registers;

/// <summary>What the cards and lists of some registers have in common.</summary>
[JsonConverter(typeof(KebabEnumConverter<RegisterKind>))]
internal enum RegisterKind
{
    /// <summary>Meetings: logged on the meeting card.</summary>
    Meeting,

    /// <summary>Problems, tasks and measures that are worked on until they are closed, on cards of their own.</summary>
    Ledger,

    /// <summary>Things to do or to answer, one after the other.</summary>
    Item,

    /// <summary>Issues of a series.</summary>
    Serial,

    /// <summary>Something that took place.</summary>
    Event,

    /// <summary>Work over some time, with a beginning and an end.</summary>
    Project,

    /// <summary>Papers.</summary>
    Document,

    /// <summary>Plans.</summary>
    Plan,

    /// <summary>Changes of people or posts.</summary>
    Change,

    /// <summary>Honours.</summary>
    Honour,

    /// <summary>Numbers that are reported.</summary>
    Metric,

    /// <summary>Terms of office.</summary>
    Term,

    /// <summary>Who was given what.</summary>
    Assignment,
}
