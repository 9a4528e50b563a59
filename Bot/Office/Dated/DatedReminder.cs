using System.Text.Json.Serialization;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Office.Dated;

/// <summary>Whom a dated reminder concerns.</summary>
[JsonConverter(typeof(KebabEnumConverter<DatedAudience>))]
internal enum DatedAudience
{
    /// <summary>Everyone in a unit.</summary>
    Everyone,

    /// <summary>Who keeps records.</summary>
    Recorder,

    /// <summary>The secretaries.</summary>
    Secretary,

    /// <summary>The leaders.</summary>
    Leader,

    /// <summary>The office.</summary>
    Office,
}

/// <summary>Something that has a date and is not recorded: it appears on the day's card of those concerned, and nothing else happens.</summary>
/// <param name="For">Whom it concerns: anyone whom one of these describes.</param>
/// <param name="Lead">Working days before its day on which the card first shows it.</param>
/// <param name="Mechanisms">The mechanisms of the customer's document that it serves.</param>
internal sealed record DatedReminder(
    string Code, LocalText Title, IReadOnlyList<DatedAudience> For, DateRule When, IReadOnlyList<string> Mechanisms, int Lead = 3)
{
    /// <summary>Whether it concerns the person.</summary>
    public bool Concerns(Person person) => person.Memberships.Any(m => For.Any(a => Is(a, m)));

    private static bool Is(DatedAudience audience, Membership membership) => audience switch
    {
        DatedAudience.Everyone => membership.UnitId != RosterSnapshot.AdminsUnit,
        DatedAudience.Recorder => membership.Role is Role.Recorder,
        DatedAudience.Secretary => membership.Role is Role.Secretary,
        DatedAudience.Leader => membership.Role is Role.Leader,
        _ => membership.Role is Role.Office,
    };
}
