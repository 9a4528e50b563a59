using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BotApp.Office.Obligations;

/// <summary>Names one cadence of one register, in stored marks, in settings and on cards.</summary>
/// <param name="Index">Its place among the register's cadences, from 0; a new one is appended to the others.</param>
internal readonly record struct CadenceKey(string Register, int Index)
{
    /// <summary><c>register.index</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Register}.{Index}");

    /// <summary>Reads what <see cref="ToString"/> writes; the text may come from a card.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CadenceKey key)
    {
        var dot = text?.LastIndexOf('.') ?? -1;
        var ok = int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && dot > 0;
        key = ok ? new CadenceKey(text![..dot], index) : default;
        return ok && key.ToString() == text;
    }
}
