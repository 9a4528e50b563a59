using System.CommandLine;
using BotApp.Turns;

namespace BotApp.Commands;

/// <summary>Writes the file a command makes: whole, or not at all.</summary>
internal static class OutputFile
{
    /// <summary>The option that names it; a name that says it is another kind of file is refused, as nothing would open it.</summary>
    /// <param name="extension">With its dot.</param>
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

    /// <summary>Writes beside the file first and puts the result in its place; a file that was there stays until then.</summary>
    /// <returns>What <paramref name="write"/> returned; null when the file cannot be written, which <paramref name="error"/> is told.</returns>
    public static async Task<T?> WriteAsync<T>(string path, Func<Stream, Task<T>> write, TextWriter error)
        where T : class
    {
        var beside = path + ".part";
        FileStream stream;
        try
        {
            stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite);
        }
        // A path that is none is an argument too; later such an exception would be a fault of what is written.
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
            // After a success there is nothing left to delete.
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

    /// <summary>A required option.</summary>
    public static Option<int> Option(string name, string description)
    {
        var option = new Option<int>(name) { Description = description, Required = true };
        option.Validators.Add(result => Check(result.Tokens.Count > 0 ? result.Tokens[0].Value : "", result.AddError));
        return option;
    }

    /// <summary>An argument.</summary>
    public static Argument<int> Argument(string name, string description)
    {
        var argument = new Argument<int>(name) { Description = description };
        argument.Validators.Add(result => Check(result.Tokens.Count > 0 ? result.Tokens[0].Value : "", result.AddError));
        return argument;
    }

    /// <summary>Says so where a year has not begun: nothing can be counted of it.</summary>
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
