using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Support.Faults;

/// <summary>What people of an office do all day: each activity runs until time is over, and retries every save until it is confirmed.</summary>
/// <param name="seed">Seed of their questions and pauses.</param>
/// <param name="more">Cancelled when nothing new should begin.</param>
/// <param name="patience">Cancelled when begun work is given up.</param>
internal sealed class SoakPeople(OfficeUnderFaults office, Promises promises, int seed, CancellationToken more, CancellationToken patience)
{
    public const string LedgerNote = "ledger-note";
    public const string ReviewText = "review-text";
    public const string Reminder = "reminder";
    public const string Acknowledgement = "acknowledgement";

    private const string Due = "2026-12-31";
    private static readonly string[] Questions = ["状态", "我的", "会议", "帮助", "台账", "状态 上月"];
    private readonly Random random = new(seed);
    private int texts;
    private int asked;
    private int answered;

    /// <summary>Number of questions asked and answered.</summary>
    public (int Asked, int Answered) Questioned => (Volatile.Read(ref asked), Volatile.Read(ref answered));

    /// <summary>Logs meetings, with pauses in between.</summary>
    public Task LogAsync(string id, string unit, string locale)
    {
        // One instance for the whole time: each subscribes to Teams for good and stores what it receives.
        var keeper = new MeetingKeeper(office.Person(id, locale), unit, promises);
        return UntilNoMoreAsync(async () =>
        {
            await keeper.LogAsync(patience);
            await Task.Delay(Number(300, 1500), more);
        });
    }

    /// <summary>Asks for the status.</summary>
    public async Task AskAsync(string id)
    {
        var person = office.Person(id);
        await UntilNoMoreAsync(async () =>
        {
            Interlocked.Increment(ref asked);
            if (await person.SayAsync(Questions[Number(0, Questions.Length)], patience) is not null)
                Interlocked.Increment(ref answered);
            await Task.Delay(Number(500, 2000), more);
        });
    }

    /// <summary>Takes an item decided by one of the person's meetings, and adds one note after the other.</summary>
    public async Task KeepLedgerAsync(string id, string unit, string name)
    {
        var person = office.Person(id);
        var keeper = new MeetingKeeper(person, unit, promises);
        ShownCard? item = null;
        var isEntered = false;
        await UntilNoMoreAsync(async () =>
        {
            isEntered = isEntered || await keeper.LogAsync(patience, ("actions", $"压力下的整改事项 | {name} | 2026-12-20")) is not null;
            if (isEntered && item is null && await person.SayAsync("我的", patience) is { } mine && mine.Has(CardVerbs.LedgerOpen))
                item = await person.ClickAsync(mine, CardVerbs.LedgerOpen, patience) is { IsCard: true } opened && opened.Card.Has(CardVerbs.LedgerUpdate) ? opened.Card : null;
            if (item is not null)
            {
                var note = Text("进展");
                var answer = await InsistAsync(
                    person, LedgerNote, unit, note, item, CardVerbs.LedgerUpdate, card => card.Text.Contains(note, StringComparison.Ordinal), ("note", note));
                item = answer?.Card is { } next && next.Has(CardVerbs.LedgerUpdate) ? next : null;
            }

            await Task.Delay(Number(500, 1500), more);
        });
    }

    /// <summary>Writes a self-review, one step per card.</summary>
    /// <param name="cycle">Id of the round.</param>
    public async Task ReviewAsync(string id, string cycle)
    {
        const int problems = 5;
        var person = office.Person(id);
        ShownCard? step = null;
        await UntilNoMoreAsync(async () =>
        {
            step ??= await person.SendAsync(CardVerbs.ReviewOpen, new JsonObject { ["id"] = cycle }, null, patience) is { IsCard: true } opened ? opened.Card : null;
            if (step is not null)
            {
                string? Asked(string what) => Enumerable.Range(1, problems).Select(n => $"{what}{n}").FirstOrDefault(step.HasInput);
                if (Asked("problem") is { } problem)
                    step = await WriteAsync(person, step, problem);
                else if (Asked("measure") is { } measure)
                    step = await WriteAsync(person, step, measure, (measure.Replace("measure", "due", StringComparison.Ordinal), Due));
                else
                    step = await AnotherAsync(person, step);
            }

            await Task.Delay(Number(500, 2000), more);
        });
    }

    /// <summary>Confirms every reminder that comes.</summary>
    public async Task AcknowledgeAsync(string id)
    {
        var person = office.Person(id);
        await UntilNoMoreAsync(async () =>
        {
            if (person.NextReminder() is { } card)
            {
                var data = card.DataOf(CardVerbs.ReminderAck);
                await InsistAsync(
                    person, Acknowledgement, id, $"{data["id"]} {data["occ"]}", card, CardVerbs.ReminderAck, after => !after.Has(CardVerbs.ReminderAck));
            }

            await Task.Delay(Number(200, 800), more);
        });
    }

    /// <summary>The office sends reminders to everyone.</summary>
    public async Task RemindAsync(string id, TimeSpan every)
    {
        var person = office.Person(id);
        await UntilNoMoreAsync(async () =>
        {
            var text = Text("提醒");
            if (await person.SayAsync($"提醒 发送 全体 {text}", patience) is { } form && form.Has(CardVerbs.ReminderSend))
                await InsistAsync(person, Reminder, id, text, form, CardVerbs.ReminderSend, card => !card.Has(CardVerbs.ReminderSend), ("urgent", "true"));
            await Task.Delay(every, more);
        });
    }

    private Task<Answer?> InsistAsync(
        Teammate person, string kind, string place, string text, ShownCard card, string verb, Func<ShownCard, bool> confirms, params (string Id, string Value)[] changed)
    {
        var data = card.DataOf(verb);
        foreach (var (input, value) in card.Inputs.Select(i => (i.Key, i.Value)).Concat(changed))
            data[input] = value;
        return promises.InsistAsync(person, new Promise(kind, place, text, person.Locale), verb, data, a => a.IsCard && confirms(a.Card), patience);
    }

    private async Task<ShownCard?> WriteAsync(Teammate person, ShownCard step, string input, params (string Id, string Value)[] more)
    {
        var text = Text("自查");
        return (await InsistAsync(person, ReviewText, person.Id, text, step, CardVerbs.ReviewAdd, card => !card.HasInput(input), [(input, text), .. more]))?.Card;
    }

    // The last button adds a new problem. Without an answer, asks again where the walk stands.
    private async Task<ShownCard?> AnotherAsync(Teammate person, ShownCard step) =>
        step.Has(CardVerbs.ReviewGo) && await person.SendAsync(CardVerbs.ReviewGo, step.ButtonsOf(CardVerbs.ReviewGo)[^1], null, patience) is { IsCard: true } answer
            ? answer.Card
            : null;

    private string Text(string what)
    {
        var text = $"压力下的{what}第{Interlocked.Increment(ref texts)}号内容";
        KeptLogs.Typed(text);
        return text;
    }

    private int Number(int least, int below)
    {
        lock (random)
            return random.Next(least, below);
    }

    private async Task UntilNoMoreAsync(Func<Task> once)
    {
        while (!more.IsCancellationRequested)
        {
            try
            {
                await once();
            }
            catch (OperationCanceledException)
            {
                // Time is over.
            }
        }
    }
}
