using BotApp.Features.MeetingLogs.QuickLog.Text;

namespace BotApp.Features.MeetingLogs.QuickLog.Words;

/// <summary>How people are counted, as parts of patterns.</summary>
internal static class Counting
{
    /// <summary>Whoever may be counted at a meeting.</summary>
    public const string People =
        "(?:调研组|工作组|慰问组|小分队|服务队|(?<=\uE003)[组队]|领导班子|局领导|班子|入党积极分子|积极分子|发展对象|党员干部|机关干部|" +
        "党员同志|党员代表|党组成员|班子成员|支部委员|预备党员|正式党员|新党员|老党员|女党员|女职工|女同志|妇女|离退休党员|" +
        "离退休|退休|在职|年轻|正式|青年|处级|科级|县级|厅级|以上|以下|在岗|本支部|支部|全体|机关|党员|同志|委员|支委|成员|干部|职工|群众|学员|代表|志愿者|人员|" +
        "人大|教师|老师|领导|负责人|队员|组员|会员|选民|师生|医护|社工|居民|村民|骨干|选调生|同事|听众|观众|参会者|参与者|的)";

    /// <summary>
    /// A count of people, groups: <c>n</c>, <c>unit</c>, <c>about</c>. 30册, 21个分会场, 31张, 16人次 are none, nor is 十三分 or the 一 of 一早,
    /// nor what numbers a line (出席：全体\n四、主持) or begins a list (出席：1、周砚清 2、林晓禾).
    /// </summary>
    public const string Count =
        $@"(?<about>大概|大约|约莫|约|将近|接近|近|不到|超过|超|差不多|至少|起码|估计|估摸着?|(?<![以线网会晚早])上|好|几|" +
        $@"数)?\s?(?<n>(?!(?<=(?:^|\n)\s*){Mark.Number}(?:[、)]|是)|(?<=:\s?)[1一]、)(?!一[早晚直定同致并些切旦再向律齐])(?<![第0-9./])(?<!室(?=[一二三四五六七八九十]\s))(?<![0-9]-){Mark.Number})(?![0-9])" +
        @"(?<about>有余|余|多|来|几|好几|把)?\s?(?:(?<unit>个人|号人|人(?![次均民事大选物才口数工社])|名(?!额|单|字|次)|位(?!数|置|于)|" +
        @"个(?=$|[\s,。;!?|()都全没到来在缺出人参请]|支委|党员|同志|委员|组员|成员|学员|干部|群众|职工|代表|年轻|青年|志愿|听众|观众)|员(?=[\s,。;]))|" +
        $@"(?![{Mark.Digits}票成岁张册次件条项%度小分时点元户家份本棵场期天月日年级组处批篇句字遍起轮届套台车吨斤公米亩平:./-]|人[次均]|个|" +
        $@"楼|层|号|室|万|亿|周|课|对|样|大|支|方|街|里|路|馆|栋|座|校|所|班|队|种|类|段|页|章|节|幅|面|块|枚|朵|杯|瓶|袋|箱|盒|辆|艘|架))" +
        @"(?<about>左右|上下|以上|多|出头|不等)?";

    /// <summary>Behind a count: it is one in figures or with its unit. The 四 of 李四列席 is neither.</summary>
    public const string Said = @"(?<=[0-9人名位个员俩仨]\s?(?:左右|上下|以上|多|出头|不等|有余|余|来|几|好几|把)?\s?)";
}
