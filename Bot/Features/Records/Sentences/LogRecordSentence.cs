using BotApp.Turns;

namespace BotApp.Features.Records.Sentences;

/// <summary>A sentence about something other than a meeting: reads it, fills in the form of its register and shows it. Saves nothing.</summary>
internal sealed class LogRecordSentence(RecordSentences reader, NewRecord create)
{
    /// <summary>A sentence without a command: taken only if it plainly reports something that this person may enter.</summary>
    public async Task<Reply?> SentenceAsync(Turn turn, string sentence, CancellationToken ct) =>
        reader.Read(sentence, turn.Now.DateTime, SentenceCommand.None, turn.WrittenAt.DateTime) is { } understood && NewRecord.UnitsFor(turn, understood.Register).Length > 0
            ? await create.UnderstoodAsync(turn, understood.Register, RecordForm.From(understood.Values), sentence, ct)
            : null;

    /// <summary>
    /// After <c>记</c> or <c>登记</c>; null if it names no register outright. If this person may enter nothing in the register, the guess
    /// is taken back: the answer is <see cref="Reply.Unknown"/>, and the sentence may still be the report of a meeting.
    /// </summary>
    public async Task<Reply?> CommandAsync(Turn turn, string sentence, SentenceCommand command, CancellationToken ct)
    {
        if (reader.Read(sentence, turn.Now.DateTime, command, turn.WrittenAt.DateTime) is not { } understood)
            return null;

        var answer = () => create.UnderstoodAsync(turn, understood.Register, RecordForm.From(understood.Values), sentence, ct);
        return NewRecord.UnitsFor(turn, understood.Register).Length > 0 ? await answer() : new Reply.Unknown(answer);
    }

    /// <summary><c>登记 …</c>: a register's name, or a sentence about an entry.</summary>
    public async Task<Reply> RecordAsync(Turn turn, string argument, CancellationToken ct) =>
        create.IsName(argument) ? await create.CommandAsync(turn, argument, ct)
        : await CommandAsync(turn, argument, SentenceCommand.Record, ct) ?? await create.CommandAsync(turn, argument, ct);
}
