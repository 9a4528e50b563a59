namespace BotApp.Office.Obligations;

/// <summary>Days from one to another, both inclusive.</summary>
internal readonly record struct Stretch(DateOnly First, DateOnly Last)
{
    /// <summary>How many days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <summary>The first day of every month that contains one of its days.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = new DateOnly(First.Year, First.Month, 1); month <= Last; month = month.AddMonths(1))
                yield return month;
        }
    }
}
