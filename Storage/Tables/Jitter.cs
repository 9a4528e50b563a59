using System.Security.Cryptography;

namespace BotApp.Storage.Tables;

/// <summary>Randomness for waiting times: a number from 0, inclusive, to 1, exclusive. Safe to call from several threads.</summary>
public delegate double Jitter();

/// <summary>The randomness a running host uses.</summary>
public static class Jitters
{
    /// <summary>From the operating system.</summary>
    public static Jitter System { get; } = () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
