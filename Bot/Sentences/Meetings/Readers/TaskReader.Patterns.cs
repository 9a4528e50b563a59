using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class TaskReader
{
    // 许芷配合: the form has a field for the owner of a task, and none for helpers.
    private const string Helper = @"由?(?:(?!牵头|负责|主办|主抓)[\u4e00-\u9fff、和]){2,14}?(?:同志)?(?:配合|协助|协办)";

    // 凌笛牵头、许芷配合
    private const string WithHelper = $"(?<=牵头|负责|主办|主抓)、{Helper}";

    // 定了三件事：人事科周五前报方案: the number of things belongs to the lead-in.
    [GeneratedRegex($@"^[\uE002-\uE004\s:]*(?:[0-9一二两三四五六七八九十几]+[件项个](?:事情?|事项|工作|任务):)?(?:关于(?<about>[^,。;:\s\uE001-\uE004]{{2,20}}):\s?)?(?:(?:会议|会上|支部|党组|[\u4e00-\u9fff]{{0,4}}?(?:书记|主任|领导|[局处科组]长|党委)(?=要求|指定|责成|安排|让|请))?(?<hands>(?:{TaskWords.HandsOut}))(?!假)[:\s]?)*", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Lead();

    [GeneratedRegex(
        $@"^(?<all>都是?|均为?|全部是?|全是)?(?:要求|争取|须|务必|最迟|完成时限|完成时间|办结时限|时限|期限|截止|限期?|:|\s|在|于)*[\uE001\uE002]+(?:{TaskWords.DoneOnly}|[交报](?:机关|党|支部|办公室|组织|书记|上级|市|区|县)[^,。;]{{0,8}}|" +
        $@"(?:要|须|务必)?(?:出|拿出|形成|提交|交|报送?|反馈)(?:初稿|成果|报告|结果|成稿|样稿|定稿|意见|材料|情况))?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex DeadlineOnly();

    [GeneratedRegex(
        @"^(?<said>责任人|负责人|责任单位|责任科室|承办人|经办人|牵头人|牵头单位|由|交给|交)?(?::|\s|是|" +
        @"为)*(?<owner>[^,。;:\s\uE001-\uE004]{2,20}?)(?:同志)?(?<said>来办|去办|负责落实|牵头落实|负责|牵头|落实|筹备|统筹|承办|经办|办理|办|跟进|" +
        $@"盯着?|来做|去做|完成)?(?:{WithHelper})?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OwnerOnly();

    // Between two clauses: the second begins a line or is numbered.
    [GeneratedRegex($@"\n|(?:{Enumeration.Any})\s?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NewItem();

    [GeneratedRegex($@"(?:^|[,。;:!|\s\uE001-\uE004])(?:{Enumeration.Any})$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex EndsWithNumbering();

    [GeneratedRegex("^(?:责任人|负责人|责任单位|责任科室|承办人|经办人|牵头人|牵头单位|完成时[限间]|办结时限|时限|期限|截止[^:]{0,4}):?", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Labelled();

    // Between two clauses that may be one task.
    [GeneratedRegex(@"^[,\s(]{0,3}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Joined();

    [GeneratedRegex($"{DateRoles.DealtWith}|^(?:{DateRoles.Deals})了?[^由请让\uE001]{{0,20}}\uE001", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DealtWith();

    // 许芷：海报, 信息科——系统加固
    [GeneratedRegex(@"^(?<owner>[^,。;:\s\uE001-\uE004-]{2,20})(?::|--)\s?(?=[\u4e00-\u9fff])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OwnerAsLabel();

    // 办公室牵头, before 12月20日前起草总结
    [GeneratedRegex(
        $@"^由?(?<owner>[^,。;:\s\uE001-\uE004]{{2,12}}?)(?:同志)?(?:牵头负责|负责牵头|具体负责|牵头|负责)(?:{WithHelper})?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OwnerBeforeTask();

    // The next clause begins with its deadline and goes on.
    [GeneratedRegex($@"^\s*(?:须|要|务必|争取|力争|在|于)*[\uE001][\uE001\uE002]*(?!{TaskWords.DoneOnly}(?:[,。;]|$))[^,。;\uE001-\uE004]{{2,}}", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DeadlineAhead();

    // 采购由江海负责, 场地交给池早
    [GeneratedRegex(
        $@"^(?<task>[^,。;:\s\uE001-\uE004]{{2,30}}?)(?:具体)?(?:由|交给|(?<!移)交由|" +
        $@"归)(?<owner>[^,。;:\s\uE001-\uE004]{{2,12}}?)(?:同志)?(?:来|去)?(?:负责|牵头|跟进|落实|办理|承办|办|抓|盯|对接|完成|起草|收集|" +
        $@"整理|汇总|统计|执笔|组织|安排|保管|采购|通知|执行|推进)+(?:实施|推进|落实|完成|办理|好)?(?:{WithHelper})?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Shared();

    // 简报由尹平11月27日前报出
    [GeneratedRegex(
        @"^(?<task>[^,。;:\s\uE001-\uE004]{2,30}?)(?:由|交给|(?<!移)交由|归|让)(?<owner>[^,。;:\s\uE001-\uE004]{2,12})$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex HandedTo();

    // 整改台账办公室11月30日前更新
    [GeneratedRegex(
        @"^(?<task>[\u4e00-\u9fff]{0,6}(?:台账|清单|名单|方案|报告|材料|简报|信息|总结))(?<owner>[\u4e00-\u9fff]{0,4}(?:办公室|科|处))$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ThingThenOffice();

    [GeneratedRegex($@"^:?\s?(?:同志)?(?:{TaskWords.Charges}|{WithHelper})+", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LeadingCharge();

    [GeneratedRegex(
        @"(?:同志)?(?:负责牵头|牵头负责|负责|牵头|主抓|具体|尽快|抓紧|会后|争取|力争|务必|必须|须|需要|需|要|应|于|在|最迟|赶在|确保|,|:|" +
        $@"\s|{WithHelper})+$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex TrailingCharge();

    [GeneratedRegex("^(?:本次|此次|这次)?(?:活动|会议|大会|学习|党课)$|^(?:组织|召集|带队|领队)$|^(?:同志)?(?:代为)?(?:主持|作?(?:会议)?记录|列席|出席|参加|缺席|请假|主讲|讲课|授课)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OfTheMeeting();

    [GeneratedRegex("^(?:机关)?(?:党支部|支部|党总支|党委|党组|党小组|会议|会上)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Body();

    // What people do at a meeting, and which is no task to do after it.
    [GeneratedRegex(
        "^(?:同志)?(?:汇报|通报|宣读|传达|领学|领读|带学|带领|带头|组织(?:大家|全体|党员|学习|观看|收看)|发言|介绍|点评|述职|讲|谈|表态|领誓|提议|说明|" +
        "(?:作|做)了?[^,。;]{0,8}(?:报告|总结|汇报|发言|说明|点评|检查|表态|交流|讲话|动员))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AtTheMeeting();

    // 支委会研究了…, 定了两件事一个是…一个是…: in a message without commas all before the last of these is none of the task.
    [GeneratedRegex($@"\uE003(?:会议|的)?|(?:[一二三四五另]个?|最后一?个?|还有一?个?)是|(?:定|议|研究|讨论|布置|安排|强调|部署)了(?:[0-9一二两三四五六七八九十几]+[件项个](?:事情?|工作|任务))?", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex BeginsTask();

    // The text before a deadline: somebody reported something that has one.
    [GeneratedRegex("(?:汇报|通报|传达|宣读|介绍|点评|说明|讲解|回顾)(?<told>[了过][^由请让]*)?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Reported();

    // After a deadline: 已交材料, 都交了材料.
    [GeneratedRegex("^(?:就|都|均|全部|也)*(?:已(?!知)|[\u4e00-\u9fff]{1,3}了(?=[\u4e00-\u9fff]))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex HasBeenDone();

    [GeneratedRegex("^\\s?(?:完成时[限间]|办结时限|时限|期限|截止|限期?)[:\\s]?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DeadlineWord();

    // 同志为档案管理员, 兼任通讯员; what somebody does for another has a verb: 为新党员找介绍人.
    [GeneratedRegex($"^(?:同志)?(?:兼?任|担任|为|当|作为)(?:[^,。;]{{0,12}}(?:{Posts.Title}|{TaskWords.Group}|联系人|责任人|候选人|对象|积极分子|先锋|标兵|模范)|[^,。;找选送给办做帮请派买补配拍写讲开]{{1,8}}[员人长])$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Appoints();

    // 负责通报了典型案例, 负责的简报已报
    [GeneratedRegex("[\u4e00-\u9fff]了(?![解结断])|^的|已经?[\u4e00-\u9fff]{1,4}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Told();

    [GeneratedRegex("会后|散会后|下一步|接下来|后续|今后|待办|分工|任务", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Later();

    [GeneratedRegex($"^{Helper}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OnlyHelps();

    [GeneratedRegex($"^{TaskWords.DoneOnly}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DoneOnly();

    [GeneratedRegex("^:?\\s?(?:同志)?(?:具体)?(?:负责|牵头|主抓|尽快|抓紧|会后|跟进|督办|承办|对接|马上|立即)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Charged();
}
