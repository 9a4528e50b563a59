using BotApp.Office.Registers;

namespace BotApp.Features.Records.Import;

/// <summary>The headers of the columns of a register's table, for writing a template and for reading a file.</summary>
internal static class RecordColumns
{
    /// <summary>Key of the column that names the unit.</summary>
    public const string Unit = "*unit";

    /// <summary>Key of the column that names the register, in a table of several registers.</summary>
    public const string Register = "*register";

    private static readonly LocalText UnitLabel = new("单位", "Unit");
    private static readonly LocalText RegisterLabel = new("登记事项", "Register");

    /// <summary>The fields that are filled in by hand: an account is derived from the name next to it.</summary>
    public static IEnumerable<RegisterField> Of(Register register) =>
        register.Fields.Where(f => !f.IsAccount || (f.Type is FieldType.User && RecordForm.NameBehind(register, f) is null));

    /// <summary>The label of a column by its key.</summary>
    public static LocalText LabelOf(Register? register, string key) => key switch
    {
        Unit => UnitLabel,
        Register => RegisterLabel,
        _ => register?.Field(key)?.Label ?? new LocalText(key, key),
    };

    /// <summary>The header of a field's column: its label, with its id if another field has the same label.</summary>
    public static string HeaderOf(Register register, RegisterField field, string language)
    {
        var label = field.Label.In(language);
        var unique = Of(register).Count(f => f.Label.In(language) == label) == 1 && label != UnitLabel.In(language) && label != RegisterLabel.In(language);
        return (unique ? label : $"{label} ({field.Id})") + (field.Required ? "*" : "");
    }

    /// <summary>The header of the column that names the unit.</summary>
    public static string UnitHeader(string language) => UnitLabel.In(language) + "*";

    /// <summary>The column that a header means: a field's id, <see cref="Unit"/> or <see cref="Register"/>; null for any other text.</summary>
    /// <param name="register">Null in a table of several registers: then only the two columns of the table itself are recognised.</param>
    public static string? KeyOf(Register? register, string header)
    {
        var name = header.Trim().TrimEnd('*', '＊').Trim();
        if (register is not null)
        {
            var fields = Of(register).ToList();
            if (fields.FirstOrDefault(f => Same(f.Id, name) || Same(HeaderOf(register, f, "zh").TrimEnd('*'), name) || Same(HeaderOf(register, f, "en").TrimEnd('*'), name)) is { } exact)
                return exact.Id;
            if (fields.Where(f => Same(f.Label.Zh, name) || Same(f.Label.En, name)).ToList() is [var only])
                return only.Id;
        }

        if (Same(name, UnitLabel.Zh) || Same(name, UnitLabel.En) || Same(name, "所属单位"))
            return Unit;
        return Same(name, RegisterLabel.Zh) || Same(name, RegisterLabel.En) ? Register : null;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
