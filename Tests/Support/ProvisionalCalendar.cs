using BotApp.Office.Calendar;

namespace BotApp.Tests;

/// <summary>A calendar for tests that need no particular year.</summary>
internal static class ProvisionalCalendar
{
    private static readonly OfficeCalendar Unpublished = new([]);

    extension(OfficeCalendar)
    {
        /// <summary>The calendar without any published arrangement.</summary>
        public static OfficeCalendar Provisional => Unpublished;
    }
}
