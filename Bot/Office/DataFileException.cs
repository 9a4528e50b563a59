namespace BotApp.Office;

/// <summary>A data file of the office is missing or inconsistent. The message has one line a fault, with the file and the place in it.</summary>
internal sealed class DataFileException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>One line a fault.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
