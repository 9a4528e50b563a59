using System.Text.Json.Nodes;

namespace BotApp.Tests.Support.Turns;

/// <summary>The answer to a person's click.</summary>
internal sealed record Answer(JsonObject Body, string? MessageId)
{
    public int Status => Body["statusCode"]!.GetValue<int>();

    public bool IsCard => Body["type"]!.GetValue<string>() is "application/vnd.microsoft.card.adaptive";

    public ShownCard Card => new(Body["value"]!.AsObject(), MessageId);

    /// <summary>The whole answer as text, to check for words that must not be there.</summary>
    public string Said => Body.Readable();

    /// <summary>The text of a message or an error.</summary>
    public string Text => Body["value"] is JsonObject error ? error["message"]!.GetValue<string>() : Body["value"]!.GetValue<string>();
}
