using System.Net;
using System.Net.Sockets;

namespace BotApp.Tests.Support.Machine;

internal static class FreePorts
{
    /// <summary>
    /// Below the system's ephemeral ports (from 32,768 on Linux), so that a process that stops for a while finds its port still free
    /// on restart, however many others ask for any port.
    /// </summary>
    private const int First = 20_000;
    private const int End = 32_000;

    private const int Draws = 100;

    /// <summary>Parallel test runs start at different ports.</summary>
    private static int next = Environment.ProcessId * 97;

    /// <summary>Ports that are free now. All are held until the last is found, so that they differ.</summary>
    public static int[] Take(int count)
    {
        var held = new List<TcpListener>(count);
        try
        {
            for (var draw = 0; held.Count < count; draw++)
            {
                var listener = new TcpListener(IPAddress.Loopback, Next());
                try
                {
                    listener.Start();
                    held.Add(listener);
                }
                catch (SocketException) when (draw < Draws)
                {
                    listener.Dispose();
                }
            }

            return [.. held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in held)
                listener.Dispose();
        }
    }

    private static int Next() => First + (int)((uint)Interlocked.Increment(ref next) % (End - First));
}
