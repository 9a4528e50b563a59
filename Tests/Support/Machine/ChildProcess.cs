using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace BotApp.Tests.Support.Machine;

/// <summary>A child process whose output goes to a file. It does not outlive the test run.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, Process> Running = new();
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly string _logPath;

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Running.Values)
            KillQuietly(process);
    };

    private ChildProcess(string name, ProcessStartInfo start)
    {
        Name = name;
        Directory.CreateDirectory(BuildOutput.Results);
        _logPath = Path.Combine(BuildOutput.Results, $"{name}.log");
        _log = new StreamWriter(_logPath, append: false) { AutoFlush = true };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.Start();
        Running[_process.Id] = _process;
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    public static ChildProcess Start(
        string name, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = RepositoryRoot.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return new ChildProcess(name, start);
    }

    /// <summary>Waits until the address answers 2xx (or at all); otherwise throws with the end of the log.</summary>
    public async Task AnswersAsync(string url, TimeSpan within, bool anyStatus = false)
    {
        var since = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(since) < within)
        {
            try
            {
                using var answer = await Http.GetAsync(url);
                if (anyStatus || answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or SocketException)
            {
                // Not listening yet. A connection lost very early surfaces as a bare SocketException.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{Name} {(_process.HasExited ? "ended" : "did not answer")} ({url}):\n{Tail()}");
    }

    /// <summary>Waits until it has written this text; gives up when it ends or the time is over.</summary>
    public async Task WritesAsync(string text, TimeSpan within)
    {
        var since = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(since) < within)
        {
            if (Output().Contains(text, StringComparison.Ordinal))
                return;

            await Task.Delay(200);
        }

        throw new InvalidOperationException($"{Name} did not write '{text}':\n{Tail()}");
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code and all output.</returns>
    public async Task<(int Code, string Output)> EndsAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, Output());
    }

    /// <summary>Waits for the end; throws with the end of the log unless the exit code is 0.</summary>
    public async Task SucceedsAsync(TimeSpan within)
    {
        if (await EndsAsync(within) is { Code: not 0 } end)
            throw new InvalidOperationException($"{Name} ended with {end.Code}:\n{Tail()}");
    }

    /// <summary>Asks it to stop (SIGTERM) and waits; throws if it does not stop.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
            return;

        Posix.Signal(_process, Posix.SigTerm);
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            throw new InvalidOperationException($"{Name} did not stop within {Patience.TotalSeconds} s:\n{Tail()}");
        }
    }

    /// <summary>Ends it at once (SIGKILL), as a crash would.</summary>
    public async Task KillAsync()
    {
        KillQuietly(_process);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            Running.TryRemove(_process.Id, out _);
            _process.Dispose();
            lock (_log)
                _log.Dispose();
        }
    }

    private static void KillQuietly(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, as wanted.
        }
    }

    private void Write(string? line)
    {
        lock (_log)
        {
            if (line is not null && _log.BaseStream is not null)
                _log.WriteLine(line);
        }
    }

    private string Tail() => string.Join('\n', Output().Split('\n').TakeLast(25));

    private string Output()
    {
        using var file = new StreamReader(new FileStream(_logPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }
}
