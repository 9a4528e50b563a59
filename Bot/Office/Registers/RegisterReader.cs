using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BotApp.Office.Registers;

/// <summary>Reads register files and fills in what their shapes say.</summary>
internal sealed class RegisterReader
{
    private readonly Dictionary<string, RegisterEntry> _shapes = new(StringComparer.Ordinal);
    private readonly List<(string File, Register Register)> _registers = [];
    private readonly List<(string File, RegisterTag Tag)> _tags = [];
    private readonly List<string> _faults = [];

    /// <summary>Adds a file. It can use the shapes of the files added before.</summary>
    /// <param name="file">The name its faults carry.</param>
    public void Add(string file, Stream json)
    {
        try
        {
            using var document = DataFile.Open(json);
            Add(file, document.RootElement);
        }
        catch (JsonException e)
        {
            _faults.Add(e.Path is { } path ? $"{file}: {path}: {e.Message}" : $"{file}: not JSON: {e.Message}");
        }
    }

    /// <summary>The catalogue of everything added.</summary>
    /// <exception cref="DataFileException">Something is inconsistent.</exception>
    public RegisterCatalog Build()
    {
        RegisterFaults.Find(_registers, _tags, _faults);
        return _faults.Count == 0
            ? new RegisterCatalog([.. _registers.Select(r => r.Register)], [.. _tags.Select(t => t.Tag)])
            : throw new DataFileException(_faults);
    }

    private void Add(string file, JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            _faults.Add($"{file}: an object was expected");
            return;
        }

        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "$schema":
                    break;
                case "tags" when member.Value.ValueKind is JsonValueKind.Array:
                    foreach (var element in member.Value.EnumerateArray())
                        if (Read(element, RegisterJson.Default.RegisterTag, $"{file}: tags") is { } tag)
                            _tags.Add((file, tag));
                    break;
                case "shapes" when member.Value.ValueKind is JsonValueKind.Object:
                    foreach (var shape in member.Value.EnumerateObject())
                        if (Read(shape.Value, RegisterJson.Default.RegisterEntry, $"{file}: shape '{shape.Name}'") is { } entry)
                            if (!_shapes.TryAdd(shape.Name, entry))
                                _faults.Add($"{file}: shape '{shape.Name}': there is one of this name already");
                    break;
                case "registers" when member.Value.ValueKind is JsonValueKind.Array:
                    break; // after the shapes, wherever those stand
                default:
                    _faults.Add($"{file}: '{member.Name}' is unknown or of the wrong kind");
                    break;
            }
        }

        if (root.TryGetProperty("registers", out var registers) && registers.ValueKind is JsonValueKind.Array)
            foreach (var element in registers.EnumerateArray())
                AddRegister(file, element);
    }

    private void AddRegister(string file, JsonElement element)
    {
        var code = element.ValueKind is JsonValueKind.Object && element.TryGetProperty("code", out var c) ? c.ToString() : "?";
        var at = $"{file}: register '{code}'";
        if (Read(element, RegisterJson.Default.RegisterEntry, at) is not { } entry)
            return;

        var shape = new RegisterEntry();
        if (entry.Shape is { } name && !_shapes.TryGetValue(name, out shape!))
        {
            _faults.Add($"{at}: shape '{name}' is unknown");
            return;
        }

        if (Merge(at, shape, entry) is { } register)
            _registers.Add((file, register));
    }

    private T? Read<T>(JsonElement element, JsonTypeInfo<T> type, string at) where T : class
    {
        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException e)
        {
            _faults.Add($"{at}: {e.Path}: {e.Message}");
            return null;
        }
    }

    private Register? Merge(string at, RegisterEntry shape, RegisterEntry own)
    {
        var before = _faults.Count;
        Need(own.Code, "code");
        Need(own.Name, "name");
        Need(own.Kind ?? shape.Kind, "kind");
        Need(own.Scope ?? shape.Scope, "scope");
        Need(own.Date ?? shape.Date, "date");
        Need(own.Mechanisms ?? shape.Mechanisms, "mechanisms");
        foreach (var id in own.Only ?? [])
            if (shape.Fields?.Any(f => f.Id == id) != true)
                _faults.Add($"{at}: only: the shape has no field '{id}'");
        if (_faults.Count > before)
            return null;

        var fields = Override(Kept(shape.Fields, f => f.Id), own.Fields, f => f.Id);
        var title = own.Title ?? shape.Title;
        return new Register
        {
            Code = own.Code!,
            Name = own.Name!,
            Aliases = [.. own.Aliases ?? []],
            Kind = (own.Kind ?? shape.Kind)!.Value,
            Scope = [.. (own.Scope ?? shape.Scope)!],
            Fields = fields,
            Checks = [.. (shape.Checks ?? []).Where(c => Keeps(c.Field) && Keeps(c.Other)), .. own.Checks ?? []],
            DateField = (own.Date ?? shape.Date)!,
            TitleField = own.Title is null && title is not null && !Keeps(title) ? null : title,
            Cadences = [.. own.Cadences ?? shape.Cadences ?? []],
            Tags = [.. own.Tags ?? shape.Tags ?? []],
            Visibility = own.Visibility ?? shape.Visibility ?? Visibility.Unit,
            Closing = own.Closing ?? shape.Closing,
            IsAutomatic = own.Automatic ?? shape.Automatic ?? false,
            IsStudy = own.Study ?? shape.Study ?? false,
            Phrases = [.. own.Phrases ?? shape.Phrases ?? []],
            Details = [.. own.Details ?? shape.Details ?? []],
            Conventions = [.. own.Conventions ?? shape.Conventions ?? []],
            Mechanisms = [.. (own.Mechanisms ?? shape.Mechanisms)!],
            Tallies = Override((shape.Tallies ?? []).Where(t => t.References.All(Keeps)), own.Tallies, t => t.Id),
        };

        void Need(object? value, string member)
        {
            if (value is null)
                _faults.Add($"{at}: '{member}' is missing");
        }

        // Whatever refers to a field of the shape is dropped with it when the register leaves the field out.
        bool Keeps(string reference) => own.Only is null || own.Only.Contains(reference.Split('.')[0]);

        IEnumerable<T> Kept<T>(List<T>? of, Func<T, string> id) => (of ?? []).Where(x => Keeps(id(x)));
    }

    private static ImmutableArray<T> Override<T>(IEnumerable<T> shape, List<T>? own, Func<T, string> id)
    {
        var replaced = (own ?? []).ToLookup(id);
        var kept = shape.Select(x => replaced[id(x)].FirstOrDefault() ?? x).ToList();
        var ids = kept.Select(id).ToHashSet(StringComparer.Ordinal);
        return [.. kept, .. (own ?? []).Where(x => !ids.Contains(id(x)))];
    }
}
