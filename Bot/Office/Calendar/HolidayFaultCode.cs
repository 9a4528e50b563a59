namespace BotApp.Office.Calendar;

/// <summary>What can be wrong in a holiday file. Also the keys of the texts that say so.</summary>
internal static class HolidayFaultCode
{
    /// <summary>More bytes than a year needs.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Not JSON; argument: the line.</summary>
    public const string NotJson = "not-json";

    /// <summary>A member that is unknown or of the wrong kind.</summary>
    public const string Shape = "shape";

    /// <summary>Something that must be given is not.</summary>
    public const string Missing = "missing";

    /// <summary>Not a year the calendar knows; arguments: the first and the last that it knows.</summary>
    public const string BadYear = "bad-year";

    /// <summary>Not a day; argument: what stands there.</summary>
    public const string BadDate = "bad-date";

    /// <summary>Not a code.</summary>
    public const string BadCode = "bad-code";

    /// <summary>No statutory holiday has this code, and the holiday has no name; argument: the code.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>Another holiday of the file is this one already; argument: its name.</summary>
    public const string Twice = "twice";

    /// <summary>A statutory holiday is not in the file; argument: its name.</summary>
    public const string Absent = "absent";

    /// <summary>The last day lies before the first.</summary>
    public const string Order = "order";

    /// <summary>Longer than a holiday can be; argument: the most days.</summary>
    public const string TooLong = "too-long";

    /// <summary>Its days do not include the day the holiday is named after; argument: that day.</summary>
    public const string DayOutside = "day-outside";

    /// <summary>A day of another year; argument: the year.</summary>
    public const string OtherYear = "other-year";

    /// <summary>A day that another holiday of the file has off; argument: that holiday's name.</summary>
    public const string Overlap = "overlap";

    /// <summary>A worked day that is not a Saturday or Sunday.</summary>
    public const string WorkOnWeekday = "work-on-weekday";

    /// <summary>A worked day that the file has off; argument: the holiday's name.</summary>
    public const string WorkIsOff = "work-is-off";

    /// <summary>A worked day that the file names twice.</summary>
    public const string WorkTwice = "work-twice";

    /// <summary>A worked day far from its holiday; argument: the most days between them.</summary>
    public const string WorkFar = "work-far";
}
