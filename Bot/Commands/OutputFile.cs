using System.CommandLine;
using BotApp.Turns;

namespace BotApp.Commands;

/// <summary>Writes a command's output file completely or not at all.</summary>
internal static class OutputFile
{
    /// <summary>The option that names the file. A name with another extension is refused, as no program would open the file.</summary>
    /// <param name="extension">Including its dot.</param>
    public static Option<string> Option(string extension)
    {
        var kind = extension[1..].ToUpperInvariant();
        var option = new Option<string>("--out") { Description = $"写入的 {kind} 文件 / the {kind} file to write", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && Path.GetExtension(path) is { Length: > 0 } other && !other.Equals(extension, StringComparison.OrdinalIgnoreCase))
                result.AddError($"--out '{path}': 写入的是 {kind} 文件，请以 {extension} 结尾 / the file is a {kind}; let its name end in {extension}");
        });
        return option;
    }

    /// <summary>Writes to a temporary file, then replaces the target with it; an existing file stays until then.</summary>
    /// <returns>What <paramref name="write"/> returned; null when the file cannot be written, which is reported on <paramref name="error"/>.</returns>
    public static async Task<T?> WriteAsync<T>(string path, Func<Stream, Task<T>> write, TextWriter error)
        where T : class
    {
        var beside = path + ".part";
        FileStream stream;
        try
        {
            stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite);
        }
        // An ArgumentException here means an invalid path; later it would be a bug in what is written.
        catch (Exception e) when (IsUnwritable(e) || e is ArgumentException)
        {
            await error.WriteLineAsync($"{path} cannot be written: {e.Message}");
            return null;
        }

        try
        {
            T result;
            await using (stream)
                result = await write(stream);
            File.Move(beside, path, overwrite: true);
            return result;
        }
        catch (Exception e) when (IsUnwritable(e))
        {
            await error.WriteLineAsync($"{path} cannot be written: {e.Message}");
            return null;
        }
        finally
        {
            // After a success there is nothing to delete.
            File.Delete(beside);
        }
    }

    private static bool IsUnwritable(Exception e) => e is IOException or UnauthorizedAccessException;
}

/// <summary>A year as an option or argument.</summary>
internal static class YearOf
{
    private const int First = 2000;
    private const int Last = 2099;

    public static Option<int> Option(string name, string description)
    {
        var option = new Option<int>(name) { Description = description, Required = true };
        option.Validators.Add(result => Check(result.Tokens.Count > 0 ? result.Tokens[0].Value : "", result.AddError));
        return option;
    }

    public static Argument<int> Argument(string name, string description)
    {
        var argument = new Argument<int>(name) { Description = description };
        argument.Validators.Add(result => Check(result.Tokens.Count > 0 ? result.Tokens[0].Value : "", result.AddError));
        return argument;
    }

    /// <summary>Whether the year has not begun, which is then reported: there is nothing to count.</summary>
    public static async Task<bool> IsAheadAsync(int year, OfficeClock clock, TextWriter error)
    {
        if (year <= clock.Today.Year)
            return false;
        await error.WriteLineAsync($"{year} 年尚未开始。");
        return true;
    }

    private static void Check(string text, Action<string> fault)
    {
        if (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
            || year is < First or > Last)
            fault($"'{text}' is no year between {First} and {Last}.");
    }
}
