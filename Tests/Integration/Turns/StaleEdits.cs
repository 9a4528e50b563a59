namespace BotApp.Tests.Integration.Turns;

/// <summary>Edits of the same saved entry that meet, whatever kind of card it has. The entry is one of the recorder's branch.</summary>
/// <param name="Kind">What its verbs begin with.</param>
/// <param name="Title">The input that is changed.</param>
internal sealed record StaleEdits(OfficeHost Office, string Kind, string Title)
{
    /// <summary>Two people open it, and both save: the second is told, and shown what is there.</summary>
    public async Task SecondOfTwoIsToldAsync(ShownCard saved, string first)
    {
        var mine = await Office.Recorder.ClickAsync(saved, Kind + ".edit");
        var theirs = await Office.Secretary.ClickAsync(saved, Kind + ".edit");
        await Office.Secretary.ClickAsync(theirs.Card, Kind + ".save", changed: [(Title, first)]);

        var late = await Office.Recorder.ClickAsync(mine.Card, Kind + ".save", changed: [(Title, "记录员改的")]);

        Assert.Contains("没有写入", late.Card.Text, StringComparison.Ordinal);
        Assert.Contains(first, late.Card.Text, StringComparison.Ordinal);
    }

    /// <summary>A form opened from a card that somebody's save has outdated says so, and holds what is there.</summary>
    public async Task FormFromAStaleCardSaysSoAsync(ShownCard saved, string first)
    {
        var theirs = await Office.Secretary.ClickAsync(saved, Kind + ".edit");
        await Office.Secretary.ClickAsync(theirs.Card, Kind + ".save", changed: [(Title, first)]);

        var form = await Office.Recorder.ClickAsync(saved, Kind + ".edit");

        Assert.DoesNotContain("已有修改", theirs.Card.Text, StringComparison.Ordinal);
        Assert.Contains("已有修改", form.Card.Text, StringComparison.Ordinal);
        Assert.Equal(first, form.Card.Inputs[Title]);
    }

    /// <summary>The same click twice says the second time that it is saved already.</summary>
    public async Task SameClickTwiceSaysSoAsync(ShownCard saved)
    {
        var form = await Office.Recorder.ClickAsync(saved, Kind + ".edit");
        await Office.Recorder.ClickAsync(form.Card, Kind + ".save", changed: [(Title, "改一次")]);

        var again = await Office.Recorder.ClickAsync(form.Card, Kind + ".save", changed: [(Title, "改一次")]);

        Assert.Contains("此前已经保存过", again.Card.Text, StringComparison.Ordinal);
    }
}
