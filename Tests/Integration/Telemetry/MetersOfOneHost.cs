namespace BotApp.Tests.Integration.Telemetry;

/// <summary>
/// Tests of what a host exports run while no other host does: OpenTelemetry finds meters by name in the whole process, and when
/// another host's meter of that name ends, the stream of this one ends with it.
/// </summary>
[CollectionDefinition(nameof(MetersOfOneHost), DisableParallelization = true)]
public sealed class MetersOfOneHost;
