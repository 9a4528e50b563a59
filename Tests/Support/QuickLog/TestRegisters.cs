using BotApp.Features.MeetingLogs.QuickLog;

namespace BotApp.Tests.Support.QuickLog;

/// <summary>The meeting registers with the names, everyday forms and slips that people write.</summary>
public static class TestRegisters
{
    public static IReadOnlyList<RegisterNames> All { get; } =
    [
        Of("branch-assembly", "支部党员大会 党员大会 支部大会 全体党员大会 支部党员会议 党员会议"),
        Of("branch-committee", "支部委员会会议 支委会 支部委员会 支委会议 支委员会 支部委员会议 支委扩大会 支委例会"),
        Of("group-meeting", "党小组会 小组会 党小组会议 党小组学习会 党小组例会"),
        Of("party-lecture", "党课 讲党课 上党课 微党课 专题党课"),
        Of("theme-day", "主题党日 党日活动 主题党日活动 主体党日 主题党日会 支部党日 党日"),
        Of("organisational-life", "组织生活会 专题组织生活会"),
        Of("democratic-life", "民主生活会 专题民主生活会"),
        Of("central-group-study", "理论学习中心组集体学习 中心组学习 中心组集体学习 中心组理论学习 理论中心组集体学习 理论中心组学习 理论学习中心组学习 理论学习中心组学习会 中心组学习会 中心组专题学习 理论学习中心组专题学习 理论学习中心组 中心组"),
        Of("seminar", "专题研讨 研讨 集体研讨 专题研讨会 集中研讨 研讨会 交流研讨"),
        Of("reading-class", "专题读书班 读书班"),
        Of("party-group-meeting", "机关党组会议 党组会 党组会议"),
        Of("leading-group", "领导小组会议 领导小组会 领导小组办公室会议 办公室会议"),
        Of("talk", "谈心谈话 谈心 谈心谈话活动"),
        Of("visit", "走访慰问 慰问 慰问走访 走访慰问活动 慰问活动 看望慰问"),
        Of("volunteer", "志愿服务 志愿服务活动 志愿活动 志愿者活动 志愿者服务"),
        Of("warning-education", "警示教育 警示教育会 警示教育大会 警示教育活动"),
        Of("election", "换届选举大会 换届 换届大会 换届选举 换届选举会 选举大会"),
        Of("training", "培训 培训班 培训会 轮训 培训活动"),
        Of("research-trip", "调研 实地调研 调研活动"),
    ];

    private static RegisterNames Of(string code, string names) => new(code, names.Split(' '));
}
