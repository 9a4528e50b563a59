using System.Text.Json;

namespace BotApp.Tests.Support.Facts;

/// <summary>A number in the customer's report of 2023, which the demo's records must reproduce.</summary>
internal sealed record FactFigure(string Id, string Section, string Label, decimal Value, string Unit, string? Approx, string Cutoff)
{
    /// <summary>Whether a counted number agrees with the report, exactly or by its word for "about".</summary>
    public bool Says(decimal counted) => Approx switch
    {
        null => counted == Value,
        "近" => counted >= 0.95m * Value && counted <= Value,
        _ => counted > Value && counted < 1.1m * Value,
    };
}

/// <summary>A mechanism in the customer's document, and how well the product covers it.</summary>
/// <param name="Fit">core, useful, reminder_only or exclude.</param>
internal sealed record FactMechanism(string Id, string Name, string Fit);

/// <summary>Facts from the customer's document, kept in the repository so that every clone can be tested against them.</summary>
internal static class CustomerFacts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The 83 statistics.</summary>
    public static IReadOnlyList<FactFigure> Figures { get; } = Read<FactFigure>("figures.json");

    /// <summary>The 149 mechanisms.</summary>
    public static IReadOnlyList<FactMechanism> Mechanisms { get; } = Read<FactMechanism>("mechanisms.json");

    private static List<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "facts", file)), Options)
            ?? throw new InvalidDataException(file);
}
