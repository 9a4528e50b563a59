using BotApp.Office.Registers;

namespace BotApp.Office.Figures;

/// <summary>What the file's schema cannot say: that registers, fields and values exist.</summary>
internal static class FigureFaults
{
    public static List<string> Find(FigureFile file, RegisterCatalog registers)
    {
        var (figures, checks) = (file.Figures, file.Checks);
        var faults = new List<string>();
        if (registers.Find(FigureTallies.Prefix) is not null)
            faults.Add($"a register named '{FigureTallies.Prefix}' would count in the figures' place");
        var ids = figures.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var twice in figures.GroupBy(f => f.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            faults.Add($"{twice.Key}: there are two of this id");
        // The office creates a campaign's tag when it begins. Any other tag that nobody defines would silently count nothing.
        var tags = registers.Tags.Select(t => t.Code).Concat((file.Campaigns ?? []).Select(c => c.Code)).ToHashSet(StringComparer.Ordinal);
        foreach (var figure in figures)
        {
            faults.AddRange((figure.Tags ?? []).Where(t => !tags.Contains(t)).Select(t => $"{figure.Id}: tags: '{t}' is unknown"));
            faults.AddRange((figure.Without ?? []).Where(t => !tags.Contains(t)).Select(t => $"{figure.Id}: without: '{t}' is unknown"));
            if (figure.Registers.Count == 0)
                faults.Add($"{figure.Id}: registers: none");
            foreach (var code in figure.Registers)
                if (registers.Find(code) is { } register)
                    FindIn(figure, register, faults);
                else
                    faults.Add($"{figure.Id}: there is no register '{code}'");
            if (figure.About is { } about && (about.To < 1 || (about.Word != AboutWord.Below && !AboutWord.Above.Contains(about.Word))))
                faults.Add($"{figure.Id}: about: {AboutWord.Below} or one of {string.Join(", ", AboutWord.Above)}, and a number to round to");
            if (figure.Campaign is { } campaign && (file.Campaigns ?? []).All(c => c.Code != campaign))
                faults.Add($"{figure.Id}: campaign: '{campaign}' is not among the campaigns");
            if (figure.Until is < 1 or > 12)
                faults.Add($"{figure.Id}: until: 1 to 12");
        }

        foreach (var check in checks)
        {
            foreach (var id in check.Figures.Concat(check.Whole is null ? [] : [check.Whole]))
                if (!ids.Contains(id))
                    faults.Add($"checks: there is no figure '{id}'");
            if (check.Kind is CheckKind.Wording or CheckKind.Cutoff or CheckKind.Unsaid or CheckKind.Campaign)
                faults.Add($"checks: {check.Kind} is looked at for every figure and is not listed");
            if ((check.Kind is CheckKind.Same) != (check.Whole is null))
                faults.Add($"checks: a whole is given for sum and within, and for these only");
        }

        return faults;
    }

    private static void FindIn(FigureDefinition figure, Register register, List<string> faults)
    {
        var at = $"{figure.Id}: register '{register.Code}'";
        foreach (var kind in figure.Units ?? [])
            if (!register.MayBeHeldBy(kind))
                faults.Add($"{at}: units: no unit of kind {kind} holds it");
        foreach (var (reference, values) in (figure.Where ?? NoConditions).Concat(figure.Except ?? NoConditions).Concat(figure.Part ?? NoConditions))
        {
            if (TallyValues.Resolve(register, reference) is not { } field)
                faults.Add($"{at}: where: there is no field '{reference}'");
            else
                faults.AddRange(values.Where(v => !IsValueOf(field, v)).Select(v => $"{at}: where: '{v}' is no value of '{reference}'"));
        }

        if (figure.Unsaid is { } unsaid && TallyValues.Resolve(register, unsaid) is null)
            faults.Add($"{at}: unsaid: there is no field '{unsaid}'");
        if (figure.Undecided is { } undecided && figure.Where?.ContainsKey(undecided) is not true)
            faults.Add($"{at}: undecided: '{undecided}' is not asked for by where");
        var counts = figure.Field is null or TallyDefinition.Unit ? null : TallyValues.Resolve(register, figure.Field);
        if (figure.Field is not (null or TallyDefinition.Unit) && counts is null)
            faults.Add($"{at}: there is no field '{figure.Field}'");
        var fits = figure.Of switch
        {
            FigureCount.Records or FigureCount.Weeks or FigureCount.Share => figure.Field is null,
            FigureCount.Rows => counts?.Type is FieldType.Rows,
            FigureCount.Distinct => figure.Field is TallyDefinition.Unit || counts is not null,
            _ => counts?.Type is FieldType.Number,
        };
        if (!fits)
            faults.Add($"{at}: '{figure.Field}' cannot be counted as {figure.Of}");
        if (figure.Unsaid?.Contains('.', StringComparison.Ordinal) is true && !figure.AsksForItsNumber)
            faults.Add($"{at}: unsaid: a column only where it is the sum's own");
        if ((figure.Of is FigureCount.Share) != (figure.Part is not null))
            faults.Add($"{at}: part: given for a share, and for it only");
    }

    private static readonly Dictionary<string, IReadOnlyList<string>> NoConditions = [];

    private static bool IsValueOf(TallyReference field, string value)
    {
        var choices = field.Column < 0 ? field.Field.Choices : field.Field.Columns![field.Column].Choices;
        return field.Type switch
        {
            FieldType.Choice or FieldType.Choices => choices!.Any(c => c.Code == value),
            FieldType.Flag => value is "true" or "false",
            _ => true,
        };
    }
}
