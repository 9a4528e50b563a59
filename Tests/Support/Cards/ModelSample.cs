using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

/// <summary>A card with the features of the model that no real card uses yet, so that the parser checks them, too.</summary>
internal static class ModelSample
{
    public static AdaptiveCard Render(CardTexts t)
    {
        var numbers = new FactSet([new Fact("一季度", "12"), new Fact("二季度", "15")]);
        ChartPoint[] points = [new("一季度", 12), new("二季度", 15)];
        return new AdaptiveCard
        {
            Lang = t.Language,
            FallbackText = t.HelpTitle,
            Speak = t.HelpTitle,
            Teams = new TeamsCardOptions { Width = TeamsWidth.Full },
            Body =
            [
                new TextBlock(t.HelpTitle) { Style = TextStyle.Heading, HorizontalAlignment = HorizontalAlignment.Center, MaxLines = 2 },
                new RichTextBlock([new TextRun("12") { Strikethrough = true, SelectAction = Open() }, new TextRun("15") { Color = TextColor.Good }]),
                new Image("https://example.com/a.png", "两个季度的会议次数") { Size = ImageSize.Small, Id = "picture" },
                new Container([numbers]) { Style = ContainerStyle.Emphasis, Bleed = true, SelectAction = Open() },
                new Table([new TableColumn(2), new TableColumn(1) { HorizontalCellContentAlignment = HorizontalAlignment.Right }],
                    [Row("季度", "次数"), Row("一季度", "12")]) { ShowGridLines = false },
                new ToggleInput("agree", "同意", "同意上述安排") { ValueOn = "1", ValueOff = "0" },
                new TextInput("mail", "邮箱") { Regex = "^[^@]+@[^@]+$", ErrorMessage = "请填写邮箱" },
                new ChoiceInput("pick", "选项", [new Choice("甲", "a")]) { Style = ChoiceStyle.Expanded },
                new Icon("Calendar", new TextBlock("日历")) { Color = TextColor.Accent },
                new Badge("已逾期", new TextBlock("已逾期")) { Style = BadgeStyle.Attention, Tooltip = "期限已过" },
                new ProgressBar(3, 7, new TextBlock("完成 3 / 7")),
                new HorizontalBarChart("会议次数", points, numbers),
                new ActionSet(
                [
                    Open(),
                    new ToggleVisibilityAction(t.More, ["picture"]) { Mode = ActionMode.Secondary },
                ]),
            ],
        };
    }

    private static ToggleVisibilityAction Open() => new("图片", ["picture"]);

    private static TableRow Row(string left, string right) =>
        new([new TableCell([new TextBlock(left)]), new TableCell([new TextBlock(right)])]);
}
