using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Section <c>Delivery</c> of the configuration. The defaults suit a city administration.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Delivery";

    /// <summary>How many chunks, of up to 32 claimed deliveries each, a host has in flight; 1 to 32.</summary>
    public int ChunksAtOnce { get; set; } = 4;

    /// <summary>After this time a delivery in flight counts as interrupted; at least one second.</summary>
    public TimeSpan ClaimLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After this time a send whose outcome is unknown is repeated, marked as a repetition; at least one second.</summary>
    public TimeSpan UnknownGrace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a host looks for work whose message was lost; at least one tenth of a second.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a host records that it is running; hosts silent for three times as long do not count. At least one tenth of a second.</summary>
    public TimeSpan BeatEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait between two reads of an idle queue; at least ten milliseconds.</summary>
    public TimeSpan IdleWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a stopping host finishes what is in flight; one second to <see cref="LongestStop"/>.</summary>
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Maximum of <see cref="StopLimit"/>; five minutes. Platforms wait no longer before they kill a process.</summary>
    public static TimeSpan LongestStop => TimeSpan.FromMinutes(5);

    /// <summary>How many days deliveries are kept (who got what, and when); their counts are kept for good. 30 to 3650.</summary>
    public int KeepDays { get; set; } = 400;
}

/// <summary>Names the wrong setting, and the fix.</summary>
internal sealed class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TenthOfSecond = TimeSpan.FromMilliseconds(100);

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var faults = new List<string>();
        if (options.ChunksAtOnce is < 1 or > 32)
            faults.Add($"Delivery:ChunksAtOnce is {options.ChunksAtOnce}. Set it to 1 to 32.");
        Check(nameof(options.ClaimLimit), options.ClaimLimit, Second);
        Check(nameof(options.UnknownGrace), options.UnknownGrace, Second);
        Check(nameof(options.SweepEvery), options.SweepEvery, TenthOfSecond);
        Check(nameof(options.BeatEvery), options.BeatEvery, TenthOfSecond);
        Check(nameof(options.IdleWait), options.IdleWait, TimeSpan.FromMilliseconds(10));
        Check(nameof(options.StopLimit), options.StopLimit, Second, DeliveryOptions.LongestStop);
        if (options.KeepDays is < 30 or > 3650)
            faults.Add($"Delivery:KeepDays is {options.KeepDays}. Set it to 30 to 3650.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(string key, TimeSpan value, TimeSpan least, TimeSpan? most = null)
        {
            var limit = most ?? TimeSpan.FromHours(1);
            if (value < least || value > limit)
                faults.Add($"Delivery:{key} is {value}. Set it to {least} to {limit}.");
        }
    }
}
