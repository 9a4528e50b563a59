using BotApp.Hosting;
using Microsoft.Extensions.Configuration;

namespace BotApp.Tests.Unit.Hosting;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "notaurl")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "xx")]
    public void Faults_WhatTheExporterWouldPassOver_NameTheSetting(string key, string value) =>
        Assert.StartsWith($"{key} '{value}'", Assert.Single(Telemetry.Faults(With((key, value)))), StringComparison.Ordinal);

    [Fact]
    public void Faults_RightOrUnset_AreNone()
    {
        Assert.Empty(Telemetry.Faults(With()));
        Assert.Empty(Telemetry.Faults(With(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"))));
    }

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
