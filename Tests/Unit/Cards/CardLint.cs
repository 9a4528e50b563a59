using System.Text.Json;
using System.Text.RegularExpressions;
using BotApp.Cards.Model;

namespace BotApp.Tests.Unit.Cards;

/// <summary>What no parser says of a card: can everybody read it, on a phone too, and does every button arrive?</summary>
/// <remarks>Works on the JSON as sent, so that it does not depend on what the model makes impossible.</remarks>
internal static partial class CardLint
{
    private static readonly string[] Colours = ["default", "dark", "light", "accent", "good", "warning", "attention", "categoricalBlue"];

    private static readonly string[] Standard =
    [
        "AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "FactSet", "Image", "Container", "ColumnSet", "Column", "Table",
        "TableRow", "TableCell", "ActionSet", "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle",
        "Input.ChoiceSet", "Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility",
    ];

    /// <summary>Everything that is wrong, each with where it is.</summary>
    public static IReadOnlyList<string> Check(JsonElement card)
    {
        List<(string Path, JsonElement Node)> nodes = [.. Objects(card, "$")];
        List<string> faults = [];
        foreach (var (path, node) in nodes)
            faults.AddRange(CheckNode(node).Select(fault => $"{path}: {fault}"));

        faults.AddRange(CheckCard(card, [.. nodes.Select(found => found.Node)]));
        return faults;
    }

    private static IEnumerable<string> CheckNode(JsonElement node)
    {
        var type = Text(node, "type");
        if (type.StartsWith("Input.", StringComparison.Ordinal))
        {
            if (Text(node, "id").Length is 0)
                yield return "an input without id";
            if (Text(node, "label").Length is 0)
                yield return "an input without label";
            if (Text(node, "id") is "msteams")
                yield return "an input named msteams";
            if (node.TryGetProperty("isRequired", out _) && Text(node, "errorMessage").Length is 0)
                yield return "a required input without errorMessage";
        }

        if (type is "Input.ChoiceSet" && node.GetProperty("choices").EnumerateArray().Any(choice => Text(choice, "value").Contains(',')))
            yield return "a choice whose value holds a comma";
        if (type is "Image" && Text(node, "altText").Length is 0)
            yield return "an image without altText";
        if (type is "ColumnSet" && node.GetProperty("columns").GetArrayLength() > 3)
            yield return "more than three columns";
        if (type is "Table" && node.GetProperty("columns").GetArrayLength() > 3)
            yield return "a table of more than three columns";
        if (type is "TextBlock" && !(node.TryGetProperty("wrap", out var wrap) && wrap.GetBoolean()))
            yield return "a text that does not wrap";
        if (type is "TextBlock" && Text(node, "size") is "medium" or "large" or "extraLarge" && Text(node, "style") is not "heading")
            yield return "a heading without the style of one";
        if (type is "TextBlock" && MarkdownLink().IsMatch(Text(node, "text")))
            yield return "foreign markdown in a TextBlock";
        if (type is "" && node.TryGetProperty("title", out _) && MarkdownLink().IsMatch(Text(node, "value")))
            yield return "foreign markdown in a fact";
        if (type is "ActionSet" && node.GetProperty("actions").GetArrayLength() is 0 or > ActionSet.MostInARow)
            yield return $"no button, or more than {ActionSet.MostInARow} in a row";
        if (type.StartsWith("Action.", StringComparison.Ordinal) && Text(node, "title").Length is 0)
            yield return "a button without title";
        if (type is "Action.Execute" && Text(node, "verb").Length is 0)
            yield return "an Execute without verb";
        if (type.Length > 0 && !Standard.Contains(type) && !node.TryGetProperty("fallback", out _))
            yield return $"{type} is beyond 1.5 and has no fallback";
        if (node.TryGetProperty("color", out var colour) && !Colours.Contains(colour.GetString()))
            yield return "a fixed colour";
        if (node.TryGetProperty("backgroundImage", out _))
            yield return "a background image";
    }

    private static IEnumerable<string> CheckCard(JsonElement card, JsonElement[] nodes)
    {
        var elementIds = nodes.Select(node => Text(node, "id")).Where(id => id.Length > 0).ToArray();
        foreach (var twice in elementIds.GroupBy(id => id).Where(group => group.Count() > 1))
            yield return $"the id {twice.Key} twice";

        var pixelWidths = nodes.Count(node => Text(node, "type") is "Column" or "Image" && Text(node, "width").EndsWith("px", StringComparison.Ordinal));
        if (pixelWidths > 1)
            yield return "more than one width in pixels";

        if (!nodes.Any(node => Text(node, "style") is "heading"))
            yield return "no heading";
        if (Text(card, "fallbackText").Length is 0)
            yield return "no fallbackText";
        if (Text(card, "lang").Length is not 2)
            yield return "no lang";
        if (Text(card, "version") is not "1.5")
            yield return "not version 1.5";
        if (card.GetRawText().Length * sizeof(char) > AdaptiveCard.MaxSizeInBytes)
            yield return $"heavier than {AdaptiveCard.MaxSizeInBytes} bytes";

        var inputs = nodes.Where(node => Text(node, "type").StartsWith("Input.", StringComparison.Ordinal)).Select(node => Text(node, "id")).ToArray();
        foreach (var button in nodes.Where(node => Text(node, "type") is "Action.Execute" or "Action.Submit"))
        {
            if (Text(button, "associatedInputs") is not "none" && button.TryGetProperty("data", out var data))
            {
                foreach (var key in data.EnumerateObject().Select(property => property.Name).Intersect(inputs))
                    yield return $"the button {Text(button, "title")} carries {key}, which is an input too";
            }
        }

        foreach (var toggle in nodes.Where(node => node.TryGetProperty("targetElements", out _)))
        {
            foreach (var target in toggle.GetProperty("targetElements").EnumerateArray().Where(target => !elementIds.Contains(target.GetString())))
                yield return $"toggles {target}, which is not there";
        }
    }

    private static IEnumerable<(string Path, JsonElement Node)> Objects(JsonElement node, string path)
    {
        if (node.ValueKind is JsonValueKind.Object)
        {
            yield return (path, node);
            // What a button carries as data is ours: no element, no ids.
            foreach (var property in node.EnumerateObject().Where(property => property.Name is not "data" || property.Value.ValueKind is JsonValueKind.Array))
            {
                foreach (var found in Objects(property.Value, $"{path}.{property.Name}"))
                    yield return found;
            }
        }
        else if (node.ValueKind is JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in node.EnumerateArray())
            {
                foreach (var found in Objects(item, $"{path}[{index++}]"))
                    yield return found;
            }
        }
    }

    private static string Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex(@"\]\(\s*https?:")]
    private static partial Regex MarkdownLink();
}
