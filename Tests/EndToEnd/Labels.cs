namespace BotApp.Tests.EndToEnd;

/// <summary>What people read on the cards, in Chinese.</summary>
internal static class Labels
{
    public const string Type = "会议类型";
    public const string Date = "日期";
    public const string Start = "开始时间";
    public const string End = "结束时间";
    public const string Place = "地点";
    public const string Expected = "应到人数";
    public const string Present = "实到人数";
    public const string Absent = "缺席人员";
    public const string Host = "主持人";
    public const string Topic = "主题";

    public const string Save = "保存";
    public const string Open = "打开";
    public const string Edit = "修改";

    public const string Saved = "会议记录已保存";
    public const string PostedDraft = "会议记录 · 待确认";
    public const string PostedSaved = "会议记录 · 已保存";
    public const string NotOnRoster = "您不在本机关的名册中";
    public const string NotAllowed = "没有权限";
}

/// <summary>What people type.</summary>
internal static class Sentences
{
    public const string Meetings = "会议";

    /// <summary>A branch committee's meeting, held just now.</summary>
    public const string Committee = "刚开完支委会，应到7人实到6人，张三出差，传达学习市委全会精神";

    /// <summary>Who was absent from it.</summary>
    public const string AbsentPerson = "张三";

    /// <summary>What it was about.</summary>
    public const string Topic = "传达学习市委全会精神";
}
