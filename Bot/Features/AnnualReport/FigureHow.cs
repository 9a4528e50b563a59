using System.Globalization;
using BotApp.Office.Figures;
using BotApp.Office.Registers;

namespace BotApp.Features.AnnualReport;

/// <summary>Says in words how a figure is counted and by which conditions its entries are found. Pure.</summary>
/// <param name="registers">With the office's own tags.</param>
/// <param name="campaigns">Names for the campaigns that the office has no tag for.</param>
internal sealed class FigureHow(ReportWords words, RegisterCatalog registers, IReadOnlyList<CountedCampaign> campaigns)
{
    /// <summary>One line: registers, conditions, how they become a number.</summary>
    public string Of(FigureDefinition figure)
    {
        var lists = figure.Registers.Where(c => registers.All.Any(r => registers.MayBeTickedInto(r, c))).Select(TagName).ToList();
        var names = List(figure.Registers.Select(c => registers[c].Name.Zh));
        var parts = new List<string>
        {
            lists.Count == 0 ? Fill(words.HowRegisters, names) : Fill(words.HowLists, names, string.Join(words.Or, lists)),
        };
        if (figure.Units is { Count: > 0 } kinds)
            parts.Add(Fill(words.HowUnits, List(kinds.Select(k => words.UnitKinds[k]))));
        if (figure.AllTags.ToList() is { Count: > 0 } tags)
            parts.Add(Fill(words.HowTags, List(tags.Select(TagName)), TagColumns(figure)));
        if (figure.Without is { Count: > 0 } without)
            parts.Add(Fill(words.HowWithout, List(without.Select(TagName)), TagColumns(figure)));
        parts.AddRange(Conditions(figure, figure.Where, words.HowWhere));
        parts.AddRange(Conditions(figure, figure.Except, words.HowExcept));
        // An entry without the number does not count in the figure.
        if (CountsFilled(figure) && figure.Field is { } counted and not TallyDefinition.Unit && figure.Where?.ContainsKey(counted) is not true)
            parts.Add(Fill(words.HowAny, FieldName(figure, counted)));
        if (figure.Until is { } until)
            parts.Add(Fill(words.HowUntil, until.ToString(CultureInfo.InvariantCulture)));
        parts.Add(Fill(words.HowCounted, Counted(figure)));
        return string.Join(words.SentenceEnd, parts);
    }

    private static bool CountsFilled(FigureDefinition figure) => figure.Of is not (FigureCount.Records or FigureCount.Rows or FigureCount.Weeks or FigureCount.Share);

    // The name of the export's column, which differs between registers.
    private string TagColumns(FigureDefinition figure) => List(figure.Registers
        .Select(c => registers[c].Fields.FirstOrDefault(f => f.Type is FieldType.Tags)?.Label.Zh ?? words.Tags)
        .Distinct(StringComparer.Ordinal));

    private string Counted(FigureDefinition figure) => figure switch
    {
        { Of: FigureCount.Distinct, Field: TallyDefinition.Unit } => words.CountedUnits,
        { Of: FigureCount.Share } => Fill(words.Counted[figure.Of], string.Join(words.ListComma, Conditions(figure, figure.Part, words.HowWhere))),
        { Field: { } field } => Fill(words.Counted[figure.Of], FieldName(figure, field)),
        _ => words.Counted[figure.Of],
    };

    private IEnumerable<string> Conditions(
        FigureDefinition figure, IReadOnlyDictionary<string, IReadOnlyList<string>>? conditions, string form) =>
        (conditions ?? new Dictionary<string, IReadOnlyList<string>>()).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value.Count == 0
            ? Fill(words.HowAny, FieldName(figure, c.Key))
            : Fill(form, FieldName(figure, c.Key), string.Join(words.Or, c.Value.Select(v => ValueName(figure, c.Key, v)))));

    // The name of the export's column. A field within a list is in the list's column; accounts are not exported.
    private string FieldName(FigureDefinition figure, string reference) => FieldOf(figure, reference) switch
    {
        null => reference,
        { IsAccount: true, Label.Zh: var account } => Fill(words.HowNotExported, account),
        { Label.Zh: var column } when reference.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && FieldOf(figure, reference[..dot]) is { Label.Zh: var list } => Fill(words.HowColumn, list, column),
        { Label.Zh: var name } => name,
    };

    private string ValueName(FigureDefinition figure, string reference, string value) => FieldOf(figure, reference) switch
    {
        { Choices: { } choices } => choices.FirstOrDefault(c => c.Code == value)?.Name.Zh ?? value,
        { Type: FieldType.Flag } => value == "true" ? words.Yes : words.No,
        _ => value,
    };

    // A column of a field of rows is written as field.column.
    private RegisterField? FieldOf(FigureDefinition figure, string reference)
    {
        var dot = reference.IndexOf('.', StringComparison.Ordinal);
        var field = figure.Registers.Select(c => registers[c].Field(dot < 0 ? reference : reference[..dot])).FirstOrDefault(f => f is not null);
        return dot < 0 ? field : field?.Columns?.FirstOrDefault(c => c.Id == reference[(dot + 1)..]);
    }

    private string TagName(string code) =>
        registers.Tags.FirstOrDefault(t => t.Code == code)?.Name.Zh ?? campaigns.FirstOrDefault(c => c.Code == code)?.Name.Zh ?? code;

    private string List(IEnumerable<string> names) => string.Join(words.ListComma, names);

    private static string Fill(string form, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, form, values);
}
