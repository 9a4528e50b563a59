using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Office.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>The shapes in which texts are sealed.</summary>
[JsonSerializable(typeof(ReviewDraft))]
[JsonSerializable(typeof(ReviewProblem[]))]
internal sealed partial class ReviewJson : JsonSerializerContext
{
    /// <summary>Han characters as they are: an escape would cost six for one.</summary>
    public static ReviewJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<ReviewStep>() },
    });
}
