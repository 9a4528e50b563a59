using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BotApp.Tests.Support.Machine;

/// <summary>Signals to child processes; the numbers are those of Linux.</summary>
internal static class Posix
{
    /// <summary>Asks a process to end.</summary>
    public const int SigTerm = 15;

    /// <summary>Continues a process.</summary>
    public const int SigCont = 18;

    /// <summary>Halts a process; its listening sockets stay open.</summary>
    public const int SigStop = 19;

    /// <summary>Sends a signal; a process that has ended is not an error.</summary>
    /// <exception cref="InvalidOperationException">The process cannot be signalled.</exception>
    public static void Signal(Process process, int signal)
    {
        if (!process.HasExited && Kill(process.Id, signal) != 0 && !process.HasExited)
            throw new InvalidOperationException($"Process {process.Id} cannot be signalled (errno {Marshal.GetLastPInvokeError()}).");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
