namespace BotApp.Sentences.Words;

/// <summary>Posts and forms of address, as parts of patterns.</summary>
internal static class Posts
{
    /// <summary>A post that may follow a family name (裴书记, 许局) or stand before a full name (支部书记冉冉).</summary>
    public const string Title =
        "党组副书记|党组书记|党委副书记|党委书记|纪委书记|总支副书记|总支书记|支部副书记|支部书记|第一书记|常务副书记|副书记|书记|" +
        "常务副局长|副局长|局长|副处长|处长|副科长|科长|副主任科员|主任科员|办公室副主任|办公室主任|副主任委员|主任委员|副主任|主任|" +
        "副部长|部长|副秘书长|秘书长|秘书|副主席|主席|副会长|会长|副院长|院长|副所长|所长|副站长|站长|副队长|队长|副校长|校长|" +
        "副组长|组长|小组长|副厅长|厅长|副市长|市长|副县长|县长|副区长|区长|副镇长|镇长|副乡长|乡长|副主编|主编|副行长|行长|" +
        "副董事长|董事长|副总经理|总经理|经理|总工程师|工程师|高工|副教授|教授|研究员|讲师(?!团)|辅导员|指导员|副支队长|支队长|大队长|中队长|" +
        "政委(?!员)|副巡视员|巡视员|调研员|检察长|庭长|法官|检察官|律师|医生|大夫|护士长|班长|厂长|车间主任|村长|社长|馆长|园长|台长|司长|" +
        "组织委员|宣传委员|纪检委员|青年委员|统战委员|群工委员|生活委员|学习委员|保密委员|妇女委员|副书记委员|支部委员|支委|委员|常委|" +
        "党组成员|党委委员|班子成员|纪检组长|派驻纪检组长|副支书|支书|党小组长|联络员|干事|科员|专员|股长|总监|主管|代表|老师|师傅|同志";

    /// <summary>Further words before a full name that are not titles after a family name.</summary>
    public const string Before =
        "退役军人|老战士|老兵|战士|军人|医师|护士|企业家|人大代表|政协委员|主要领导|分管领导|领导|主要负责人|负责同志|主要负责同志|教官|" +
        "警官|干警|检察员|审判员|书记员|退休干部|老干部|退休党员|老党员|老同志|预备党员|新党员|青年党员|年轻党员|党员代表|党员|干部|职工|" +
        "民警|社工|网格员|志愿者|记录员|主持人|记录人|主讲人|" +
        "专家|学者|嘉宾|劳模|劳动模范|模范|先锋|标兵|驻村干部|选调生|骨干|讲解员|报告员|宣讲员|宣讲团成员|讲师团成员|校友|同事|教师|特邀教师";

    /// <summary>One-character forms of address, which follow a family name only (李处, 裴老).</summary>
    public const string Short = "局处科部总工董所站队院老姐哥叔姨支导师";

    /// <summary>Ends of the name of an office, after which a person's name may follow (办公室杜若).</summary>
    public const string UnitEnd =
        "办公室|宣讲团|讲师团|党校|学校|大学|学院|中心|支队|大队|小组|专班|工会|团委|妇联|支部|党委|党组|纪委|机关|公司|医院|法院|检察院|社区|街道|" +
        "[科处局厅室组部办委院所站队会校班]";
}
