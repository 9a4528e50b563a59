using System.Collections.Immutable;
using System.Globalization;
using BotApp.Documents.Docx;
using BotApp.Features.Figures;
using BotApp.Features.Tags;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Units;

namespace BotApp.Features.AnnualReport;

/// <summary><c>年报</c>: the statistics draft of the annual report; each number says how to find its records.</summary>
/// <remarks>Reads tallies only. The caller has checked that the person may have it. The same tallies give the same bytes.</remarks>
internal sealed class MakeReport(CountFigures figures, FigureCatalog catalog, UnitStore units, UnitRegistry known, RegisterCatalog registers, ReportFrame frame, OfficeTags tags)
{
    private const int AtOnce = 8;

    /// <summary>Writes the document.</summary>
    /// <param name="roster">Branches come in its order.</param>
    public async Task<YearFigures> WriteAsync(int year, RosterSnapshot roster, Stream to, CancellationToken ct)
    {
        var counted = await figures.OfAsync(year, ct);
        // From here on the registers know the office's tags by name.
        await tags.ReadAsync(ct);
        var how = new FigureHow(frame.Words, registers, catalog.Campaigns);
        DocxWriter.Write(new ReportText(frame, registers, how).Of(counted, await CountsAsync(year, roster, ct)), to);
        return counted;
    }

    private async Task<ReportCounts> CountsAsync(int year, RosterSnapshot roster, CancellationToken ct)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var all = await known.AllAsync(ct);
        var tallies = new IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, long>>[all.Count];
        await Parallel.ForAsync(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, token) =>
            tallies[i] = await units.TalliesAsync(all[i], from, to, token));

        var meetings = registers.Meetings.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var byRegister = new Dictionary<string, long[]>(StringComparer.Ordinal);
        var byUnit = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var (month, counters) in tallies[i])
            {
                foreach (var (counter, count) in counters)
                {
                    if (ReportCounts.RegisterOf(counter) is not { } register)
                        continue;
                    if (!byRegister.TryGetValue(register, out var months))
                        byRegister.Add(register, months = new long[12]);
                    months[month.Month - 1] += count;
                    if (meetings.Contains(register))
                        byUnit[all[i]] = byUnit.GetValueOrDefault(all[i]) + count;
                }
            }
        }

        return new ReportCounts(
            byRegister.ToDictionary(r => r.Key, r => r.Value.ToImmutableArray(), StringComparer.Ordinal),
            [
                .. roster.Units.Where(u => u.Kind is UnitKind.Branch).Select(u => (u.Name, byUnit.GetValueOrDefault(u.Id))),
                // Meetings that a branch held before it left the roster belong to the year, too.
                .. all.Where(id => roster.Unit(id) is null && byUnit.ContainsKey(id)).Select(roster.UnitOrFormer).OfType<Unit>().Where(u => u.Kind is UnitKind.Branch)
                    .Select(u => (string.Format(CultureInfo.InvariantCulture, frame.Words.FormerUnit, u.Name), byUnit[u.Id])),
            ]);
    }
}
