using System.Globalization;
using Microsoft.Extensions.Options;

namespace BotApp.Office;

/// <summary>Section <c>Office</c> of the configuration.</summary>
internal sealed class OfficeOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Office";

    /// <summary>Zone of the office's calendar: an IANA or a Windows (Azure) name. Default <c>Asia/Shanghai</c>.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Nothing is owed for the time before. Default: the day of the first roster import.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>What the office calls itself; may be empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whom someone who is not on the roster is told to ask, e.g. <c>机关党委办公室（电话 1234）</c>. Empty: the office.</summary>
    public string Contact { get; set; } = "";

    /// <summary>Entra object ids that have the role office as long as nobody on the roster has it.</summary>
    public IList<string> Admins { get; } = [];

    /// <summary><see cref="TimeZone"/> resolved.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The day from which anything is owed: <see cref="StartedOn"/>, else the day of the first import; null before it.</summary>
    public DateOnly? OwesFrom(DateTimeOffset? firstImportedAt) => StartedOn
        ?? (firstImportedAt is { } imported ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(imported, Zone).DateTime) : null);
}

/// <summary>Names the setting that is wrong, and the fix.</summary>
internal sealed class OfficeOptionsValidator : IValidateOptions<OfficeOptions>
{
    public ValidateOptionsResult Validate(string? name, OfficeOptions options)
    {
        var faults = new List<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            faults.Add($"Office:TimeZone '{options.TimeZone}' is unknown; give a name such as 'Asia/Shanghai' or 'China Standard Time'.");
        foreach (var admin in options.Admins)
            if (!Guid.TryParseExact(admin, "D", out var id) || id == Guid.Empty)
                faults.Add($"Office:Admins '{admin}' is no Entra object id; give the GUID that Entra shows for the user.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

internal static class OfficeSetup
{
    /// <summary>Adds <see cref="OfficeOptions"/>, checked when the host starts.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(OfficeOptions.Section);
        services.AddOptions<OfficeOptions>().Bind(section).Configure(options => TakeAdmins(section, options))
            // The binder would also accept 01/02/2026, which may mean two different days.
            .Validate(_ => IsDay(section[nameof(OfficeOptions.StartedOn)]), $"Office:StartedOn '{section[nameof(OfficeOptions.StartedOn)]}' is no day as 2026-03-01; write it so, year, month and day.")
            .ValidateOnStart();
        return services.AddSingleton<IValidateOptions<OfficeOptions>, OfficeOptionsValidator>();
    }

    private static bool IsDay(string? written) =>
        string.IsNullOrEmpty(written) || DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // Also read from one value, separated by commas: a single environment variable can hold no list.
    private static void TakeAdmins(IConfiguration section, OfficeOptions options)
    {
        foreach (var admin in section[nameof(options.Admins)]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            options.Admins.Add(admin);
    }
}
