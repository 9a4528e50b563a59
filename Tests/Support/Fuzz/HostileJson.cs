using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Tests.Support.Fuzz;

/// <summary>Mutates a good document: members removed, retyped, hostile, duplicated, deeply nested; sometimes bytes that are not JSON.</summary>
/// <remarks>Structure-aware, so that most results get past the parser to the code behind it.</remarks>
public static class HostileJson
{
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 512 };

    /// <summary>The document with up to six faults, as bytes.</summary>
    public static byte[] Mutate(JsonObject seed, Random random)
    {
        var document = seed.DeepClone().AsObject();
        for (var faults = random.Next(1, 7); faults > 0; faults--)
            Break(document, random);
        var bytes = Encoding.UTF8.GetBytes(document.ToJsonString(Deep));
        return random.Next(20) == 0 ? Garble(bytes, random) : bytes;
    }

    /// <summary>The bytes, truncated or with a few changed.</summary>
    public static byte[] Garble(byte[] bytes, Random random)
    {
        if (random.Next(2) == 0)
            return bytes[..random.Next(bytes.Length)];
        for (var i = random.Next(1, 5); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static void Break(JsonObject document, Random random)
    {
        if (random.Next(4) == 0 && Arrays(document).ToList() is { Count: > 0 } lists)
        {
            BreakList(lists[random.Next(lists.Count)], random);
            return;
        }

        var places = Objects(document).ToList();
        var at = places[random.Next(places.Count)];
        var names = at.Select(m => m.Key).ToList();
        var name = names.Count == 0 || random.Next(12) == 0 ? "x" + random.Next(1000) : names[random.Next(names.Count)];
        if (random.Next(6) == 0)
            at.Remove(name);
        else
            at[name] = Value(random);
    }

    private static void BreakList(JsonArray list, Random random)
    {
        var at = random.Next(list.Count + 1);
        if (at == list.Count || random.Next(3) == 0)
            list.Insert(at, random.Next(2) == 0 ? Value(random) : list.Count > 0 ? list[random.Next(list.Count)]?.DeepClone() : null);
        else if (random.Next(3) == 0)
            list.RemoveAt(at);
        else
            list[at] = Value(random);
    }

    private static JsonNode? Value(Random random) => random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(random.NextDouble() * 1e18),
        2 => JsonValue.Create(random.Next(2) == 0),
        3 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => (JsonNode?)JsonValue.Create(HostileText.Next(random)))]),
        4 => Nested(random.Next(1, 90)),
        5 => new JsonObject { ["id"] = HostileText.Next(random), ["verb"] = HostileText.Next(random) },
        _ => JsonValue.Create(HostileText.Next(random)),
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode node = JsonValue.Create("x")!;
        for (var i = 0; i < depth; i++)
            node = i % 2 == 0 ? new JsonObject { ["a"] = node } : new JsonArray(node);
        return node;
    }

    private static IEnumerable<JsonArray> Arrays(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => Arrays(m.Value)),
        JsonArray a => a.SelectMany(Arrays).Prepend(a),
        _ => [],
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => Objects(m.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };
}
