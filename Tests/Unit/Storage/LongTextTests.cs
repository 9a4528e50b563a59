using Azure.Data.Tables;
using BotApp.Storage.Tables;
using CsCheck;

namespace BotApp.Tests.Unit.Storage;

public sealed class LongTextTests
{
    [Fact]
    public void Get_AnyText_IsWhatWasPut() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[-3, 3], Gen.Bool).Sample((chunks, more, pairs) =>
        {
            var text = string.Concat(Enumerable.Repeat(pairs ? "𠀀" : "一", Math.Max(0, chunks * LongText.Chunk + more)));
            var row = new TableEntity("p", "r");

            LongText.Put(row, "Body", text);

            Assert.Equal(text, LongText.Get(row, "Body"));
            Assert.All(row.Keys, k => Assert.InRange(row.GetString(k)?.Length ?? 0, 0, LongText.Chunk));
        }, iter: 30);

    [Fact]
    public void Put_PairAtTheEndOfAChunk_IsNotTornApart()
    {
        var row = new TableEntity("p", "r");

        LongText.Put(row, "Body", new string('a', LongText.Chunk - 1) + "𠀀");

        Assert.Equal("𠀀", row.GetString("Body1"));
    }

    [Fact]
    public void Put_EmptyText_LeavesNoProperty()
    {
        var row = new TableEntity("p", "r");

        LongText.Put(row, "Body", "");

        Assert.False(row.ContainsKey("Body"));
        Assert.Equal("", LongText.Get(row, "Body"));
    }

    [Fact]
    public void PutOver_AnyTextOverAnyOther_IsReadAlone() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[-3, 3]).Sample((former, now, more) =>
        {
            var text = new string('一', Math.Max(0, now * LongText.Chunk + more));
            var (stored, merged) = (new TableEntity("p", "r"), new TableEntity("p", "r"));
            LongText.PutOver(stored, "Body", new string('二', former * LongText.Chunk));
            LongText.PutOver(merged, "Body", text);

            foreach (var (name, value) in merged)
                stored[name] = value;

            Assert.Equal(text, LongText.Get(stored, "Body"));
        }, iter: 30);
}
