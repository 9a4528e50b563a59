using System.Globalization;
using BotApp.Cards;
using BotApp.Storage.Deliveries;
using BotApp.Storage.SelfReviews;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Support.Faults;

/// <summary>The result of a soak.</summary>
/// <param name="Findings">Violated rules; empty means success.</param>
/// <param name="Figures">What happened, one line each.</param>
/// <param name="Before">Resources of the surviving host after warm-up.</param>
/// <param name="After">Its resources at the end.</param>
internal sealed record SoakReport(IReadOnlyList<string> Findings, IReadOnlyList<string> Figures, ProcessGauge Before, ProcessGauge After);

/// <summary>An office at work for a while on two hosts under random faults; at the end everything is checked.</summary>
internal sealed class Soak
{
    private const string Survivor = "survivor";
    private const string Office = "e8ecceb1-ec58-4e01-8e6a-534840b91c3b";
    private const string Round = "压力下的检视剖析";
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(90);

    private readonly OfficeUnderFaults office;
    private readonly Action<string> say;
    private readonly Promises promises = new();

    private Soak(OfficeUnderFaults office, Action<string> say) => (this.office, this.say) = (office, say);

    /// <summary>Runs a soak.</summary>
    /// <param name="seed">Seed of the faults.</param>
    /// <param name="time">How long people work under faults.</param>
    /// <param name="say">Receives progress messages.</param>
    public static async Task<SoakReport> RunAsync(int seed, TimeSpan time, Action<string> say, CancellationToken ct)
    {
        await using var office = await OfficeUnderFaults.OpenAsync(Morning, ct);
        await office.StartHostAsync(Survivor);
        await office.StartHostAsync(SoakFaults.Mortal);
        return await new Soak(office, say).RunAsync(seed, time, ct);
    }

    private async Task<SoakReport> RunAsync(int seed, TimeSpan time, CancellationToken ct)
    {
        var cycle = await OpenRoundAsync(ct);
        using var more = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var people = new SoakPeople(office, promises, seed, more.Token, patience.Token);
        var work = Work(people, cycle, time).ToList();
        var longest = TimeSpan.FromSeconds(Math.Clamp(time.TotalSeconds / 20, 5, 60));
        var faults = new SoakFaults(office, seed, longest, say);
        more.CancelAfter(time);
        var troubles = faults.RunAsync(more.Token);
        await Task.Delay(time / 3, ct);
        var before = ProcessGauge.Of(office.ProcessOf(Survivor));
        await troubles;
        patience.CancelAfter(Recovery);
        await Task.WhenAll(work);
        say("people have finished");

        var deliveries = await SettleAsync(ct);
        var after = ProcessGauge.Of(office.ProcessOf(Survivor));
        List<string> findings =
        [
            .. promises.All.Where(p => !p.IsConfirmed).Select(p => $"{p.Kind} '{p.Text}' was never confirmed; heard last: {p.Heard.LastOrDefault()}"),
            .. OfficeCheck.Words(promises),
            .. await OfficeCheck.BooksAsync(office, promises, First, Last, ct),
            .. deliveries,
            .. await OfficeCheck.RemindersAsync(office, promises, ct),
            .. await OfficeCheck.ReviewsAsync(office, promises, cycle, ct),
        ];
        return new SoakReport(findings, [.. await FiguresAsync(people, faults, before, after, ct)], before, after);
    }

    private async Task<string> OpenRoundAsync(CancellationToken ct)
    {
        var person = office.Person(Office);
        var home = await person.SayAsync("自查", ct) ?? throw new InvalidOperationException("The office got no answer before any fault.");
        var form = await person.ClickAsync(home, CardVerbs.ReviewNew, ct);
        await person.ClickAsync(form!.Card, CardVerbs.ReviewCycle, ct, ("name", Round), ("due", "2026-12-11"), ("questions", ""), ("branches", "false"));
        return (await office.Books.Services.GetRequiredService<ReviewCycles>().ListAsync(ct)).Single().Id;
    }

    private static IEnumerable<Task> Work(SoakPeople people, string cycle, TimeSpan time)
    {
        var recorders = OfficeUnderFaults.InBranches("recorder");
        foreach (var (recorder, n) in recorders.Take(6).Select((r, n) => (r, n)))
            yield return people.LogAsync(recorder.Id, recorder.Unit, n % 2 == 0 ? "zh-CN" : "en-US");
        foreach (var recorder in recorders.Skip(6).Take(2))
            yield return people.KeepLedgerAsync(recorder.Id, recorder.Unit, recorder.Name);
        var members = OfficeUnderFaults.InBranches("member");
        foreach (var member in members.Take(2))
            yield return people.AskAsync(member.Id);
        foreach (var member in members.Skip(2).Take(3))
            yield return people.ReviewAsync(member.Id, cycle);
        foreach (var member in members.Skip(5).Take(5))
            yield return people.AcknowledgeAsync(member.Id);
        yield return people.RemindAsync(Office, TimeSpan.FromSeconds(Math.Clamp(time.TotalSeconds / 5, 15, 90)));
    }

    /// <summary>Waits until no delivery changes by itself any more.</summary>
    /// <returns>Findings about deliveries, after that or when time runs out.</returns>
    private async Task<IReadOnlyList<string>> SettleAsync(CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Recovery * 2);
        while (true)
        {
            if (await OfficeCheck.DeliveriesAsync(office, ct) is var findings && (findings.Count == 0 || late.IsCancellationRequested))
                return findings;
            await Task.Delay(500, ct);
        }
    }

    private async Task<IEnumerable<string>> FiguresAsync(SoakPeople people, SoakFaults faults, ProcessGauge before, ProcessGauge after, CancellationToken ct)
    {
        var counts = new DeliveryCounts();
        foreach (var head in await office.Books.Deliveries.OccurrencesAsync(null, ct))
            counts += await office.Books.Deliveries.CountAsync(head, ct);
        var (asked, answered) = people.Questioned;
        return
        [
            "faults: " + string.Join(", ", faults.Met.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key} {m.Value}")) + $"; {office.Storage.Mishaps} requests to the storage met one",
            .. promises.All.GroupBy(p => p.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => string.Create(
                CultureInfo.InvariantCulture,
                $"{g.Key}: {g.Count()} wanted, {g.Count(p => p.IsConfirmed)} confirmed, {g.Count(p => p.Tries > 1)} by clicking again ({g.Sum(p => p.Tries)} clicks)")),
            $"questions: {asked} asked, {answered} answered",
            $"deliveries: {counts}",
            $"the host that lives through it: {before.MemoryMb} MB and {before.Handles} handles after a third, {after.MemoryMb} MB and {after.Handles} at the end",
        ];
    }
}
