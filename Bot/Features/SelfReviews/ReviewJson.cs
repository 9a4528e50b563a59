using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Office.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>JSON formats of the encrypted texts.</summary>
[JsonSerializable(typeof(ReviewDraft))]
[JsonSerializable(typeof(ReviewProblem[]))]
internal sealed partial class ReviewJson : JsonSerializerContext
{
    /// <summary>Writes Han characters unescaped: an escape takes six characters instead of one.</summary>
    public static ReviewJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<ReviewStep>() },
    });
}
