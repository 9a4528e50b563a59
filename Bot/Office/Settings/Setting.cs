using System.Globalization;

namespace BotApp.Office.Settings;

/// <summary>Why a value cannot be set.</summary>
internal enum SettingFaultCode
{
    /// <summary>Not a whole number from <see cref="SettingFault.Min"/> to <see cref="SettingFault.Max"/>.</summary>
    Number,

    /// <summary>Not a time of day as HH:mm.</summary>
    Time,

    /// <summary>Not a day as yyyy-MM-dd.</summary>
    Date,

    /// <summary>Not one of the choices.</summary>
    Choice,

    /// <summary>Only one end of the quiet hours is given, or both are the same.</summary>
    QuietPair,

    /// <summary>Not a unit and the day its term began; <see cref="SettingFault.Min"/> is the line number.</summary>
    TermStart,

    /// <summary>Longer than <see cref="SettingFault.Max"/>.</summary>
    TooLong,

    /// <summary>An absence has a first day and no last one.</summary>
    AwayEnd,

    /// <summary>The day is past.</summary>
    InPast,

    /// <summary>The last day comes before the first.</summary>
    Turned,

    /// <summary>The day lies more than a year ahead.</summary>
    TooFar,
}

/// <summary>What is wrong with one value.</summary>
/// <param name="Key">Key of the setting, which is the id of its input.</param>
internal sealed record SettingFault(string Key, SettingFaultCode Code, int Min = 0, int Max = 0);

/// <summary>One setting of <typeparamref name="T"/>: its key, and how its value is written, read and checked.</summary>
/// <param name="Key">Key in storage and id of the input; never changed once released.</param>
/// <param name="Write">The value as text; null if it was never set.</param>
/// <param name="Read">The settings with this value, or null if the value is invalid; the text is never empty.</param>
/// <param name="Fault">What is wrong with an invalid value.</param>
internal sealed record Setting<T>(string Key, Func<T, string?> Write, Func<T, string, T?> Read, SettingFault Fault)
    where T : class;

/// <summary>Creates settings of each type.</summary>
internal static class Setting
{
    private const string TimeFormat = "HH:mm";
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>A whole number.</summary>
    public static Setting<T> Number<T>(string key, int min, int max, Func<T, int> get, Func<T, int, T> with)
        where T : class => new(
            key,
            s => get(s).ToString(CultureInfo.InvariantCulture),
            (s, text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max ? with(s, n) : null,
            new SettingFault(key, SettingFaultCode.Number, min, max));

    /// <summary>A whole number, or none.</summary>
    public static Setting<T> OptionalNumber<T>(string key, int min, int max, Func<T, int?> get, Func<T, int, T> with)
        where T : class => Number(key, min, max, s => get(s) ?? 0, with) with { Write = s => get(s)?.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A time of day.</summary>
    public static Setting<T> Time<T>(string key, Func<T, TimeOnly?> get, Func<T, TimeOnly, T> with)
        where T : class => new(
            key,
            s => get(s)?.ToString(TimeFormat, CultureInfo.InvariantCulture),
            (s, text) => TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? with(s, time) : null,
            new SettingFault(key, SettingFaultCode.Time));

    /// <summary>A day.</summary>
    public static Setting<T> Date<T>(string key, Func<T, DateOnly?> get, Func<T, DateOnly, T> with)
        where T : class => new(
            key,
            s => get(s)?.ToString(DateFormat, CultureInfo.InvariantCulture),
            (s, text) => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? with(s, day) : null,
            new SettingFault(key, SettingFaultCode.Date));

    /// <summary>A moment; set by the product, not typed.</summary>
    public static Setting<T> Moment<T>(string key, Func<T, DateTimeOffset?> get, Func<T, DateTimeOffset, T> with)
        where T : class => new(
            key,
            s => get(s)?.ToString("O", CultureInfo.InvariantCulture),
            (s, text) => DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? with(s, at) : null,
            new SettingFault(key, SettingFaultCode.Date));

    /// <summary>Yes or no.</summary>
    public static Setting<T> Flag<T>(string key, Func<T, bool> get, Func<T, bool, T> with)
        where T : class => new(
            key,
            s => get(s) ? "true" : "false",
            (s, text) => text switch { "true" => with(s, true), "false" => with(s, false), _ => null },
            new SettingFault(key, SettingFaultCode.Choice));

    /// <summary>One of several words.</summary>
    public static Setting<T> Choice<T>(string key, IReadOnlyCollection<string> choices, Func<T, string?> get, Func<T, string, T> with)
        where T : class => new(
            key, get, (s, text) => choices.Contains(text) ? with(s, text) : null, new SettingFault(key, SettingFaultCode.Choice));

    /// <summary>A text of at most so many UTF-16 units.</summary>
    public static Setting<T> Text<T>(string key, int longest, Func<T, string?> get, Func<T, string, T> with)
        where T : class => new(
            key, get, (s, text) => text.Length <= longest ? with(s, text) : null, new SettingFault(key, SettingFaultCode.TooLong, Max: longest));

    /// <summary>Any text; checked elsewhere.</summary>
    public static Setting<T> Text<T>(string key, Func<T, string?> get, Func<T, string, T?> with)
        where T : class => new(key, get, with, new SettingFault(key, SettingFaultCode.Choice));
}

/// <summary>All settings of one kind, between a record, storage and a form.</summary>
/// <param name="start">The record before anything is set.</param>
internal sealed class SettingList<T>(T start, IReadOnlyList<Setting<T>> settings)
    where T : class
{
    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => settings.Select(s => s.Key);

    /// <summary>The record of stored values. A value that a newer version wrote, or that is no longer valid, counts as never set.</summary>
    public T Read(IReadOnlyDictionary<string, string> values)
    {
        var read = start;
        foreach (var setting in settings)
        {
            if (values.GetValueOrDefault(setting.Key) is { Length: > 0 } text)
                read = setting.Read(read, text) ?? read;
        }

        return read;
    }

    /// <summary>The values of a record; null if it equals the default, so that a later default takes effect.</summary>
    public Dictionary<string, string?> Write(T record) => settings.ToDictionary(
        s => s.Key,
        s => s.Write(record) is { } value && value != s.Write(start) ? value : null,
        StringComparer.Ordinal);

    /// <summary>All values of a record, for a form; null if there is none.</summary>
    public Dictionary<string, string?> WriteAll(T record) => settings.ToDictionary(s => s.Key, s => s.Write(record), StringComparer.Ordinal);

    /// <summary>A record with the values of a form: an empty value resets the setting, and settings that the form does not have stay.</summary>
    public (T Record, IReadOnlyList<SettingFault> Faults) Apply(T record, IReadOnlyDictionary<string, string> form, IEnumerable<string> inputs)
    {
        var faults = new List<SettingFault>();
        var asked = inputs.ToHashSet(StringComparer.Ordinal);
        foreach (var setting in settings.Where(s => asked.Contains(s.Key)))
        {
            var text = form.GetValueOrDefault(setting.Key, "").Trim();
            if (text.Length == 0)
                record = SetBack(record, setting);
            else if (setting.Read(record, text) is { } changed)
                record = changed;
            else
                faults.Add(setting.Fault);
        }

        return (record, faults);
    }

    /// <summary>The record with one setting reset.</summary>
    private T SetBack(T record, Setting<T> setting)
    {
        // Read again from the values without it: in a record, a member that is never null has no "unset".
        var values = Write(record);
        values[setting.Key] = null;
        return Read(values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal));
    }
}
