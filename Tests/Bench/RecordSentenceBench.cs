using System.Globalization;
using System.Text.Json;
using BotApp.Features.Records.Sentences;
using BotApp.Seeds;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support;

namespace BotApp.Tests.Bench;

/// <summary><c>./bench records FILE…</c>: how right sentences behind <c>登记</c> are read, and what was read otherwise.</summary>
internal static class RecordSentenceBench
{
    public static Task<int> RunAsync(string[] args)
    {
        if (args.FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            Console.Error.WriteLine($"There is no file '{missing}'.");
            return Task.FromResult(2);
        }

        var registers = SeedFiles.Registers(SeedFiles.Shipped);
        var reader = new RecordSentences(registers, new QuickLogParser(RegisterNames.Of(registers)));
        string[] files = args.Length > 0 ? args : [RepositoryRoot.Of("Tests/Unit/Records/record-sentences-blind.jsonl")];
        foreach (var file in files)
            Score(reader, file);
        return Task.FromResult(0);
    }

    private static void Score(RecordSentences reader, string file)
    {
        var (sentences, exact, stated, filled, wrong, known) = (0, 0, 0, 0, 0, 0);
        foreach (var line in File.ReadLines(file))
        {
            var label = JsonDocument.Parse(line).RootElement;
            var text = label.GetProperty("text").GetString()!;
            var day = DateTime.Parse(label.GetProperty("on").GetString()!, CultureInfo.InvariantCulture).AddHours(10);
            var register = label.GetProperty("register").GetString();
            var expected = label.TryGetProperty("values", out var values)
                ? values.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString()!, StringComparer.Ordinal)
                : [];

            var read = reader.Read(text, day, SentenceCommand.Record);
            var got = read?.Values.ToDictionary(StringComparer.Ordinal) ?? [];
            var misread = got.Where(v => read!.Register.Code != register || expected.GetValueOrDefault(v.Key) != v.Value).ToList();
            var left = expected.Where(v => !got.ContainsKey(v.Key)).ToList();
            sentences++;
            stated += expected.Count;
            filled += got.Count;
            wrong += misread.Count;
            known += read?.Register.Code == register ? 1 : 0;
            if (read?.Register.Code == register && misread.Count == 0 && left.Count == 0)
            {
                exact++;
                continue;
            }

            Console.WriteLine($"{label.GetProperty("id").GetString()} {text}");
            if (read?.Register.Code != register)
                Console.WriteLine($"    register {read?.Register.Code ?? "none"}, not {register ?? "none"}");
            foreach (var (field, value) in misread)
                Console.WriteLine($"    WRONG {field}: «{value}», not «{expected.GetValueOrDefault(field)}»");
            if (left.Count > 0)
                Console.WriteLine($"    empty {string.Join(", ", left.Select(v => $"{v.Key} «{v.Value}»"))}");
        }

        Console.WriteLine($"{Path.GetFileName(file)}: {sentences} sentences, {exact} exactly right, register right {known}; fields said {stated}, filled {filled}, of them wrong {wrong}");
    }
}
