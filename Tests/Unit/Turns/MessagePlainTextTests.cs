using BotApp.Turns;

namespace BotApp.Tests.Unit.Turns;

public sealed class MessagePlainTextTests
{
    [Fact]
    public void PlainText_ManyStyledPieces_KeepsTheWholeText()
    {
        var html = string.Concat(Enumerable.Range(100, 100).Select(n => $"<span style=\"font-family:仿宋_GB2312;font-size:16pt;color:black\">第{n}项。</span>"));

        var text = MessageHtml.PlainText($"<p>{html}</p>");

        Assert.StartsWith("第100项。", text, StringComparison.Ordinal);
        Assert.EndsWith("第199项。", text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', text);
    }
}
