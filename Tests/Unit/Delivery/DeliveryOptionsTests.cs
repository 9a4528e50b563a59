using BotApp.Delivery;

namespace BotApp.Tests.Unit.Delivery;

public sealed class DeliveryOptionsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly (string Name, Action<DeliveryOptions, TimeSpan> Set, TimeSpan Least, TimeSpan Most)[] Spans =
    [
        ("ClaimLimit", (o, v) => o.ClaimLimit = v, TimeSpan.FromSeconds(1), Hour),
        ("UnknownGrace", (o, v) => o.UnknownGrace = v, TimeSpan.FromSeconds(1), Hour),
        ("SweepEvery", (o, v) => o.SweepEvery = v, TimeSpan.FromMilliseconds(100), Hour),
        ("BeatEvery", (o, v) => o.BeatEvery = v, TimeSpan.FromMilliseconds(100), Hour),
        ("IdleWait", (o, v) => o.IdleWait = v, TimeSpan.FromMilliseconds(10), Hour),
        ("StopLimit", (o, v) => o.StopLimit = v, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
    ];

    public static TheoryData<string> Names => [.. Spans.Select(s => s.Name)];

    [Fact]
    public void Validate_Defaults_AreValid() => Assert.Empty(Faults(_ => { }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Validate_ASpanOutsideItsRange_IsNamedWithTheRange(string name)
    {
        var (_, set, least, most) = Spans.Single(s => s.Name == name);

        Assert.Empty(Faults(o => set(o, least)));
        Assert.Empty(Faults(o => set(o, most)));
        Assert.Equal($"Delivery:{name} is {least - Tick}. Set it to {least} to {most}.", Assert.Single(Faults(o => set(o, least - Tick))));
        Assert.Equal($"Delivery:{name} is {most + Tick}. Set it to {least} to {most}.", Assert.Single(Faults(o => set(o, most + Tick))));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(32, true)]
    [InlineData(0, false)]
    [InlineData(33, false)]
    public void Validate_ChunksAtOnce_AreOneTo32(int value, bool isValid)
    {
        var faults = Faults(o => o.ChunksAtOnce = value);

        Assert.Equal(isValid ? [] : [$"Delivery:ChunksAtOnce is {value}. Set it to 1 to 32."], faults);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(3650, true)]
    [InlineData(29, false)]
    [InlineData(3651, false)]
    public void Validate_KeepDays_Are30To3650(int value, bool isValid)
    {
        var faults = Faults(o => o.KeepDays = value);

        Assert.Equal(isValid ? [] : [$"Delivery:KeepDays is {value}. Set it to 30 to 3650."], faults);
    }

    [Fact]
    public void Validate_SeveralAreWrong_NamesAll() => Assert.Equal(2, Faults(o => (o.KeepDays, o.ChunksAtOnce) = (1, 0)).Count());

    private static IEnumerable<string> Faults(Action<DeliveryOptions> change)
    {
        var options = new DeliveryOptions();
        change(options);
        return new DeliveryOptionsValidator().Validate(null, options).Failures ?? [];
    }
}
