namespace BotApp.Office.Calendar;

/// <summary>Solar terms from the position of the sun.</summary>
internal static class SolarTerms
{
    private const double QingmingLongitude = 15;
    private const double DaysPerDegree = 365.2422 / 360;
    private const double JulianDayOfDayZero = 1721425.5;
    private const double J2000 = 2451545;
    private const double DaysPerCentury = 36525;
    private const double ChinaStandardTime = 8 / 24.0;

    /// <summary>The day, by China Standard Time, on which the sun reaches 15 degrees of longitude.</summary>
    public static DateOnly Qingming(int year)
    {
        // On 5 April the sun is so near that one degree takes about a day; three steps settle to a second.
        var moment = new DateOnly(year, 4, 5).DayNumber + JulianDayOfDayZero;
        for (var step = 0; step < 3; step++)
            moment += (QingmingLongitude - SunLongitude(moment)) * DaysPerDegree;
        return DateOnly.FromDayNumber((int)Math.Floor(moment + ChinaStandardTime - JulianDayOfDayZero));
    }

    /// <summary>
    /// Apparent longitude of the sun in degrees, 0 to 360, good to a hundredth of a degree (a quarter of an hour), after
    /// J. Meeus, Astronomical Algorithms, chapter 25. The minute or two between dynamical and civil time is neglected.
    /// </summary>
    private static double SunLongitude(double julianDay)
    {
        var t = (julianDay - J2000) / DaysPerCentury;
        var mean = 280.46646 + t * (36000.76983 + t * 0.0003032);
        var anomaly = Radians(357.52911 + t * (35999.05029 - t * 0.0001537));
        var centre = (1.914602 - t * (0.004817 + t * 0.000014)) * Math.Sin(anomaly)
            + (0.019993 - t * 0.000101) * Math.Sin(2 * anomaly)
            + 0.000289 * Math.Sin(3 * anomaly);
        var aberrationAndNutation = -0.00569 - 0.00478 * Math.Sin(Radians(125.04 - 1934.136 * t));
        var longitude = (mean + centre + aberrationAndNutation) % 360;
        return longitude < 0 ? longitude + 360 : longitude;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
