namespace BotApp.Cards.Roster;

/// <summary>Where a button of the roster leads: values of <see cref="Model.CardData.To"/>.</summary>
public static class RosterPages
{
    /// <summary>The units.</summary>
    public const string Units = "units";

    /// <summary>The people of a unit.</summary>
    public const string People = "people";
}
