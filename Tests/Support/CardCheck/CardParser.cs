using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace BotApp.Tests.Support.CardCheck;

/// <summary>A message of the parser about a card.</summary>
/// <param name="Event">Name of the parser's <c>ValidationEvent</c>.</param>
internal sealed record ParserEvent(string Event, string Message);

/// <summary>The official npm parser, run in Node through <c>check.mjs</c>.</summary>
internal static class CardParser
{
    /// <summary>The parser's messages about each card, by name.</summary>
    /// <exception cref="InvalidOperationException">Node or <c>node_modules</c> is missing; the message says what to run.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<ParserEvent>>> CheckAsync(
        IEnumerable<(string Name, JsonElement Card)> cards, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", [RepositoryRoot.Of("Tests", "Support", "CardCheck", "check.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Start(start);
        var output = node.StandardOutput.ReadToEndAsync(cancellation);
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        try
        {
            foreach (var (name, card) in cards)
                await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { name, card }).AsMemory(), cancellation);

            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // Node ended early; the exit code and the output below tell why.
        }

        await node.WaitForExitAsync(cancellation);
        if (node.ExitCode is not 0)
            throw new InvalidOperationException((await errors).Trim());

        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(
                line => line.GetProperty("name").GetString()!,
                line => (IReadOnlyList<ParserEvent>)
                [
                    .. line.GetProperty("events").EnumerateArray().Select(said =>
                        new ParserEvent(said.GetProperty("event").GetString()!, said.GetProperty("message").GetString()!)),
                ]);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Node is not installed. Install Node 20 or newer, then run `npm ci`.", e);
        }
    }
}
