namespace BotApp.Features.MeetingLogs.QuickLog.Words;

/// <summary>How people say why somebody was not there, as parts of patterns.</summary>
internal static class AbsenceWords
{
    /// <summary>Begins a reason in any context: 秦岭出差, 尤佳因病.</summary>
    public const string Strong =
        "因(?!为)|出差|出访|出国|出境|外出|公出|公差|公假|请假|请了|请|病假|病了|病|事假|休|住院|手术|做手术|动手术|看病|看牙|看医生|就医|" +
        "就诊|治病|治牙|拔牙|体检|透析|化疗|挂水|输液|打针|复查|康复|" +
        "产假|产检|待产|坐月子|陪产|哺乳假?|婚假|丧假|奔丧|年假|年休|公休|探亲|调休|轮休|补休|倒休|换药|值班|值守|值夜班|值勤|夜班|上夜班|带班|执勤|挂职|" +
        "驻村|下乡|下村|蹲点|借调|抽调|援藏|援疆|支援|隔离|生病|感冒|发烧|高烧|发热|咳嗽|受伤|骨折|崴脚|扭伤|" +
        "有事|有会|有课|有任务|有急事|有公务|家里有事|家中有事|家事|家有|家[里中](?=[\u4e00-\u9fff])|加班|备勤|出庭|开庭|巡察|巡视|办案|招商|外派|离岗|公务|" +
        "公干|赴外地|在外|外地|去外地|身体不适|身体|不舒服|腰|脚伤|腿伤|牙疼|临时有|临时出|临时|另有|被借调|被抽调|被派";

    /// <summary>May begin a reason, and much else: 贺兰在县里开会. Needs an absence that is stated, or plain from a count nearby.</summary>
    public const string Weak =
        "正在|还在|仍在|在|去|赴|到|前往|参加|学习|培训|参训|开会|带|陪|照顾|照看|接|送|跑|办|处理|迎检|迎接|接待|讲课|上课|授课|备课|考试|备考|陪考|搬家|" +
        "装修|赶|堵车|出外勤|外勤|出警|出诊|出车|飞|回|坐车|车坏|孩子|小孩|母亲|父亲|老人|爱人|家属|调研|督查|审计|验收|采访|采购|施工|盯|" +
        "守|忙|跟班|退休|轮岗|驻|援|考察|巡查|巡逻|入户|下基层|下企业|汇报|对接|取|领|报到|办理|做|看";

    /// <summary>Says that somebody was not there.</summary>
    public const string Missing =
        "没(?:有)?(?:能)?(?:来|去|到|参加|参会|出席|赶上|赶到|赶回来?|到会|到场)(?:成)?|未(?:能)?(?:到会|到场|到|参加|参会|出席|来|与会|按时)|" +
        "缺席|缺勤|缺会|缺|不能(?:来|参加|到会)|来不了|参加不了|没法来|不在(?:岗|场|家|单位)?|没见人|旷会";
}
