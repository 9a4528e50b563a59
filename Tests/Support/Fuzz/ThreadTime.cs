using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BotApp.Tests.Support.Fuzz;

/// <summary>Processor time of the calling thread, unaffected by a busy machine; elapsed time on systems other than Linux.</summary>
internal static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of <time.h>.
    private const int OfTheThread = 3;

    /// <summary>Time since an arbitrary origin.</summary>
    public static TimeSpan Now => OperatingSystem.IsLinux() && GetTime(OfTheThread, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
