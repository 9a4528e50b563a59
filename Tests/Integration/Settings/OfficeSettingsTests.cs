using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Settings;

/// <summary>机关设置, from the form to what it changes, on a real host. The office's day is Monday, 2026-11-23.</summary>
public sealed class OfficeSettingsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Office_Saved_IsInForceForEveryoneAtOnce()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");
        var saved = await office.Office.ClickAsync(
            form.Card, "settings.saveOffice", changed: [("dayHour", "07:45"), ("holidayByItself", "true"), ("content", "CountsOnly"), ("cadence.party-lecture.0", "4")]);

        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Contains("07:45", (await office.Member.SayAsync("设置")).Said, StringComparison.Ordinal);
        var again = await office.Office.ClickAsync(own, "settings.office");
        Assert.Equal(("true", "CountsOnly", "4"), (again.Card.Inputs["holidayByItself"], again.Card.Inputs["content"], again.Card.Inputs["cadence.party-lecture.0"]));
    }

    [Fact]
    public async Task Office_FixedDayAndTerms_AreSavedAndOwedBy()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");
        var refused = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("fixedDay", "20"), ("termStarts", "第一党支部=2024-02-30")]);
        Assert.Contains("第 1 行", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("20", "第一党支部=2024-02-30"), (refused.Card.Inputs["fixedDay"], refused.Card.Inputs["termStarts"]));

        var saved = await office.Office.ClickAsync(refused.Card, "settings.saveOffice", changed: [("termStarts", "第一党支部=2024-02-29")]);

        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("20", "第一党支部=2024-02-29"), (saved.Card.Inputs["fixedDay"], saved.Card.Inputs["termStarts"]));
        // The 20th of November 2026 has passed, the end of the month has not.
        Assert.Contains("逾期 1 项", (await office.Member.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_CadenceChanged_SaysSinceWhenAndWhatHeldBefore()
    {
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        Assert.DoesNotContain("此前为", form.Card.Text, StringComparison.Ordinal);

        var saved = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("cadence.party-lecture.0", "4")]);

        Assert.Contains("自 2026年1月1日 起；此前为 1 次", saved.Card.Text, StringComparison.Ordinal);
        var shown = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        Assert.Contains("自 2026年1月1日 起；此前为 1 次", shown.Card.Text, StringComparison.Ordinal);
        var back = await office.Office.ClickAsync(shown.Card, "settings.saveOffice", changed: [("cadence.party-lecture.0", "1")]);
        Assert.DoesNotContain("此前为", back.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_BadValues_AreNamedAndNothingIsSaved()
    {
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        var refused = await office.Office.ClickAsync(
            form.Card, "settings.saveOffice", changed: [("holidayLead", "9"), ("retention", "很多"), ("lookBack", "30")]);

        Assert.Contains("请填 3 到 5 的整数", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("9", "很多", "30"), (refused.Card.Inputs["holidayLead"], refused.Card.Inputs["retention"], refused.Card.Inputs["lookBack"]));
        var again = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        Assert.Equal("90", again.Card.Inputs["lookBack"]);
    }

    [Fact]
    public async Task Office_StaleCardWithABadValue_SaysSoAndOverwritesNothing()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");
        await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("dayHour", "07:45")]);

        var stale = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("lookBack", "很久")]);
        await office.Office.ClickAsync(stale.Card, "settings.saveOffice", changed: [("lookBack", "30")]);

        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        var now = await office.Office.ClickAsync(own, "settings.office");
        Assert.Equal(("07:45", "30"), (now.Card.Inputs["dayHour"], now.Card.Inputs["lookBack"]));
    }

    [Fact]
    public async Task Office_FewerYears_AreSavedByASecondClickThatKnowsWhatGoes()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");

        var asked = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("retention", "5"), ("dayHour", "07:45")]);

        Assert.Contains("2021年11月22日", asked.Card.Text, StringComparison.Ordinal);
        Assert.Contains("尚未保存", asked.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("5", "07:45"), (asked.Card.Inputs["retention"], asked.Card.Inputs["dayHour"]));
        Assert.Equal("10", (await office.Office.ClickAsync(own, "settings.office")).Card.Inputs["retention"]);

        // Still fewer is another question.
        var again = await office.Office.ClickAsync(asked.Card, "settings.saveOffice", changed: [("retention", "3")]);
        Assert.Contains("2023年11月22日", again.Card.Text, StringComparison.Ordinal);

        var saved = await office.Office.ClickAsync(again.Card, "settings.saveOffice");
        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal("3", saved.Card.Inputs["retention"]);
        var more = await office.Office.ClickAsync(saved.Card, "settings.saveOffice", changed: [("retention", "8")]);
        Assert.Contains("设置已保存", more.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("settings.office")]
    [InlineData("settings.saveOffice")]
    public async Task Office_ForgedByAnyoneElse_IsRefused(string verb)
    {
        foreach (var person in (Person[])[office.Member, office.Recorder, office.Secretary, office.Leader])
        {
            Assert.False((await person.SayAsync("设置")).Has("settings.office"));
            var answer = await person.ForgeAsync(verb, new() { ["v"] = "0", ["lookBack"] = "1" });
            Assert.Equal(400, answer.Status);
        }

        Assert.DoesNotContain("lookBack", await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }
}
