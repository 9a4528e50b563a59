using BotApp.Commands;
using BotApp.Storage.Audit;

namespace BotApp.Tests.Unit.Trust;

public sealed class AuditTextTests
{
    public static TheoryData<AuditBreakReason> Reasons => [.. Enum.GetValues<AuditBreakReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void TextOf_EachReason_IsSaidInWords(AuditBreakReason reason)
    {
        var line = AuditCommand.TextOf(new AuditBreak("branch:第二党支部", 14, reason));

        Assert.StartsWith("branch:第二党支部 第 14 条：", line, StringComparison.Ordinal);
        Assert.DoesNotContain(reason.ToString(), line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, "abc", "branch:第二党支部 第 14 条：记录 abc 与写入时不同。")]
    [InlineData(0, "", "branch:第二党支部：有记录与写入时不同。")]
    public void TextOf_ARecord_IsNamedAndNoEntryIsLeftOut(long sequence, string record, string said) =>
        Assert.Equal(said, AuditCommand.TextOf(new AuditBreak("branch:第二党支部", sequence, AuditBreakReason.RecordChanged, record)));
}
