using System.Text.Json.Serialization;

namespace BotApp.Office.Registers;

/// <summary>How a field's string value is read.</summary>
[JsonConverter(typeof(KebabEnumConverter<FieldType>))]
internal enum FieldType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines of prose.</summary>
    Longtext,

    /// <summary>A whole number, invariant; <see cref="RegisterField.Decimals"/> allows digits after the point.</summary>
    Number,

    /// <summary>yyyy-MM-dd.</summary>
    Date,

    /// <summary>HH:mm.</summary>
    Time,

    /// <summary>One name, as written.</summary>
    Person,

    /// <summary>Names with an optional remark: <c>张三:出差; 李四:请假</c>.</summary>
    People,

    /// <summary>One of <see cref="RegisterField.Choices"/>, by its code.</summary>
    Choice,

    /// <summary>Any of <see cref="RegisterField.Choices"/>, comma-separated codes.</summary>
    Choices,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One entry a line.</summary>
    Lines,

    /// <summary>One row a line, its <see cref="RegisterField.Columns"/> separated by '|'.</summary>
    Rows,

    /// <summary>Comma-separated codes of tags.</summary>
    Tags,

    /// <summary>Id of another record, of the kind <see cref="RegisterField.OfKind"/>.</summary>
    Record,

    /// <summary>An Entra object id.</summary>
    User,

    /// <summary>The accounts behind names, one a line: <c>张三 | </c> and an Entra object id.</summary>
    Users,
}

/// <summary>One of the values a choice field takes.</summary>
/// <param name="Code">What is stored.</param>
/// <param name="SaidBy">Names of the register that imply this choice: 领导小组办公室会议 says whose meeting it was.</param>
internal sealed record FieldChoice(string Code, LocalText Name, IReadOnlyList<string>? SaidBy = null);

/// <summary>One field of a register, or one column of a field of rows.</summary>
/// <param name="Id">Key in the record, and id of the card's input.</param>
/// <param name="Min">Least number or date, inclusive, written as the value is.</param>
/// <param name="Max">Greatest number or date, inclusive.</param>
/// <param name="Decimals">Digits allowed after the point of a number.</param>
/// <param name="MaxLength">Most UTF-16 units of the whole value.</param>
/// <param name="MaxEntries">Most entries of a list.</param>
/// <param name="CountedIn">What people say after such a number in a sentence: 户, 学时; none if no word distinguishes it from other numbers.</param>
/// <param name="OfKind">Kind of the records a reference may point to, or the code of their register.</param>
/// <param name="Past">For a date: the day on which something happened, which cannot lie in the future.</param>
internal sealed record RegisterField(
    string Id,
    FieldType Type,
    LocalText Label,
    bool Required = false,
    string? Min = null,
    string? Max = null,
    int Decimals = 0,
    int? MaxLength = null,
    int? MaxEntries = null,
    IReadOnlyList<FieldChoice>? Choices = null,
    IReadOnlyList<RegisterField>? Columns = null,
    IReadOnlyList<string>? CountedIn = null,
    string? OfKind = null,
    bool Past = false)
{
    /// <summary>Whether the value is somebody's words or names somebody, and is not a day, a number or a choice.</summary>
    public bool IsWorded => Type is FieldType.Text or FieldType.Longtext or FieldType.Lines or FieldType.Rows or FieldType.Person or FieldType.People;

    /// <summary>Whether the value is a list of entries.</summary>
    public bool IsList => Type is FieldType.People or FieldType.Choices or FieldType.Lines or FieldType.Rows or FieldType.Tags or FieldType.Users;

    /// <summary>Whether the value is an account, or several: ids that mean nothing to a reader.</summary>
    public bool IsAccount => Type is FieldType.User or FieldType.Users;
}
