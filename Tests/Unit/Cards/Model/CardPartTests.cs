using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using BotApp.Cards.Model;

namespace BotApp.Tests.Unit.Cards.Model;

/// <summary>Each kind of part writes itself, so one that gets a new member could forget to write it.</summary>
public sealed class CardPartTests
{
    private static readonly string[] NotWritten = [nameof(AdaptiveCard.SizeInBytes), nameof(AdaptiveCard.FitsBudget)];

    public static TheoryData<Type> Kinds =>
        [.. typeof(CardPart).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CardPart)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WriteTo_EveryMember_IsWrittenUnderItsName(Type kind)
    {
        var part = Filled(kind);

        var json = JsonElement.Parse(CardWriter.ToUtf8(part));

        foreach (var member in Members(kind))
        {
            Assert.True(json.TryGetProperty(NameOf(member), out var written), $"{kind.Name}.{member.Name} is not written.");
            Assert.Equal(Expected(member.GetValue(part)!), written.ToString(), ignoreCase: member.PropertyType == typeof(bool));
        }

        Assert.Equal(Members(kind).Select(NameOf).Concat(part.Type is null ? [] : ["type"]).Concat(part is AdaptiveCard ? ["version"] : []).Order(),
            json.EnumerateObject().Select(m => m.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Type_OfWhatStandsInABody_IsItsOwn(Type kind)
    {
        var part = Filled(kind);

        if (part is CardElement or CardAction)
            Assert.Single(Kinds.Select(k => Filled(k.Data)), other => other.Type == part.Type);
    }

    [Fact]
    public void ToUtf8_NumbersOfACardThatAreZero_AreWritten()
    {
        // A bar without a value moves to and fro as if nobody knew how much is done.
        var json = JsonElement.Parse(CardWriter.ToUtf8(new ProgressBar(0, 7, new TextBlock("0 / 7"))));
        Assert.Equal(0, json.GetProperty("value").GetInt32());

        json = JsonElement.Parse(CardWriter.ToUtf8(new ChartPoint("一季度", 0)));
        Assert.Equal(0, json.GetProperty("y").GetInt32());
    }

    [Fact]
    public void ToUtf8_LyingBars_HaveTheirNumbersAndNoAxis()
    {
        // An axis of six parts counts two meetings in thirds.
        var json = JsonElement.Parse(CardWriter.ToUtf8(new HorizontalBarChart("次数", [new ChartPoint("党课", 2)], new TextBlock("党课 2"))));
        Assert.Equal("AbsoluteNoAxis", json.GetProperty("displayMode").GetString());
    }

    [Fact]
    public void Of_EveryMemberOfAnEnumeration_IsItsNameInCamelCase()
    {
        var enumerations = typeof(CardPart).Assembly.GetTypes().Where(t => t is { IsEnum: true, Namespace: "BotApp.Cards.Model" }).ToList();
        Assert.NotEmpty(enumerations);
        foreach (var enumeration in enumerations)
        {
            var of = typeof(CardNames).GetMethod("Of", BindingFlags.Public | BindingFlags.Static, [enumeration])!;
            var values = Enum.GetValues(enumeration).Cast<object>().ToList();
            Assert.Equal(
                values.Select((v, i) => i == 0 ? null : JsonNamingPolicy.CamelCase.ConvertName(v.ToString()!)),
                values.Select(v => (string?)of.Invoke(null, [v])));
        }
    }

    private static ImmutableArray<PropertyInfo> Members(Type kind) =>
        [.. kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !NotWritten.Contains(p.Name)).DistinctBy(p => p.Name)];

    private static string NameOf(PropertyInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);

    private static string Expected(object value) => value switch
    {
        Enum member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()),
        CardPart part => Text(part),
        IReadOnlyDictionary<string, string> texts => JsonSerializer.Serialize(texts),
        IReadOnlyList<string> texts => JsonSerializer.Serialize(texts),
        IReadOnlyList<CardPart> parts => $"[{string.Join(',', parts.Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Text(CardPart part) => Encoding.UTF8.GetString(CardWriter.ToUtf8(part));

    private static CardPart Filled(Type kind)
    {
        var constructor = kind.GetConstructors().Single();
        var part = (CardPart)constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType, p.Name!))]);
        foreach (var member in Members(kind).Where(m => m.CanWrite))
            member.SetValue(part, Sample(member.PropertyType, member.Name));
        return part;
    }

    private static object Sample(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type == typeof(string))
            return $"a {name}";
        if (type == typeof(bool))
            return true;
        if (type == typeof(int))
            return 7;
        if (type == typeof(double))
            return 2.5;
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return new Dictionary<string, string> { ["key"] = "value" };
        if (type == typeof(CardAction))
            return new ToggleVisibilityAction("title", ["element"]);
        if (type.IsAssignableFrom(typeof(TextBlock)))
            return new TextBlock("text");
        if (!type.IsGenericType)
            return Filled(type);

        var list = Array.CreateInstance(type.GenericTypeArguments[0], 1);
        list.SetValue(Sample(type.GenericTypeArguments[0], name), 0);
        return list;
    }
}
