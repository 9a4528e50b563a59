using System.Globalization;

namespace BotApp.Tests.Support.Faults;

/// <summary>A process's resources, as Linux reports them.</summary>
/// <param name="MemoryMb">Resident memory in MB.</param>
/// <param name="Handles">Open files and connections.</param>
internal readonly record struct ProcessGauge(int MemoryMb, int Handles)
{
    /// <summary>The current values.</summary>
    public static ProcessGauge Of(int process)
    {
        var resident = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kilobytes = resident.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1];
        return new ProcessGauge(int.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024, Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count());
    }
}
