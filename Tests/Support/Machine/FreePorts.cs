using System.Net;
using System.Net.Sockets;

namespace BotApp.Tests.Support.Machine;

internal static class FreePorts
{
    /// <summary>
    /// Below those that the system hands out (from 32,768 on Linux): whoever stops for a while finds his port still free
    /// when he starts again, however many others ask for just any.
    /// </summary>
    private const int First = 20_000;
    private const int End = 32_000;

    private const int Draws = 100;

    /// <summary>Runs of tests beside each other begin at places of their own.</summary>
    private static int next = Environment.ProcessId * 97;

    /// <summary>Ports nobody listens on now. All are held until the last is found, so that they differ.</summary>
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
