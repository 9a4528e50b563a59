using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;

namespace BotApp.Protocol;

/// <summary>The result of reading a request body.</summary>
internal abstract record ReadOutcome
{
    private ReadOutcome() { }

    public sealed record Read(Activity Activity) : ReadOutcome;

    /// <summary>Not an activity: 400.</summary>
    public sealed record Malformed : ReadOutcome;

    /// <summary>Larger than <see cref="ActivityReader.MaxBytes"/>: 413.</summary>
    public sealed record TooLarge : ReadOutcome;
}

/// <summary>Reads an activity from a request body, with limits on size and nesting.</summary>
internal static class ActivityReader
{
    /// <summary>Largest body that is read, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly ReadOutcome Malformed = new ReadOutcome.Malformed();
    private static readonly ReadOutcome TooLarge = new ReadOutcome.TooLarge();

    public static async ValueTask<ReadOutcome> ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        // The body stays in the server's buffers until it is complete; parsing copies what is kept.
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (result.Buffer.Length > MaxBytes)
            {
                body.AdvanceTo(result.Buffer.End);
                return TooLarge;
            }

            if (result.IsCompleted)
            {
                var outcome = Parse(result.Buffer);
                body.AdvanceTo(result.Buffer.End);
                return outcome;
            }

            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    internal static ReadOutcome Parse(ReadOnlySequence<byte> body) =>
        body.IsSingleSegment ? Parse(body.FirstSpan) : Parse(body.ToArray());

    internal static ReadOutcome Parse(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];

        try
        {
            if (!IsUnicode(body) || JsonSerializer.Deserialize(body, ActivityJson.Activity) is not { } activity || !IsActivity(activity))
                return Malformed;

            return new ReadOutcome.Read(activity);
        }
        catch (JsonException)
        {
            return Malformed;
        }
    }

    /// <summary>
    /// Parts such as <c>value</c> are kept unparsed and their strings read by features, where a lone surrogate would
    /// throw. So both are refused here: bytes that are not UTF-8, and escapes of lone surrogates.
    /// </summary>
    internal static bool IsUnicode(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return false;
        if (body.IndexOf(@"\ud"u8) < 0 && body.IndexOf(@"\uD"u8) < 0)
            return true;

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ActivityJson.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsActivity(Activity activity) =>
        activity.Type is { Length: > 0 }
        && (!ActivityTypes.RunsTurn(activity.Type) || activity.Conversation?.Id is { Length: > 0 })
        && !activity.Attachments.Contains(null!)
        && !activity.Entities.Contains(null!)
        && !activity.MembersAdded.Contains(null!)
        && !activity.MembersRemoved.Contains(null!);
}
