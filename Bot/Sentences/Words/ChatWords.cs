using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Words;

/// <summary>The wordings that distinguish talk that touches on a meeting from the report of one.</summary>
internal static partial class ChatWords
{
    // 我 as the writer, not the office or unit they write for: 我支部, 我局, 我市.
    private const string Writer = "(?<![自忘])我(?!们|第|[支党]?部|小组|[局委院党国市省县区处科室办乡镇村校站队厅]|中心|机关|街道|社区|公司|单位)";

    /// <summary>Says that it is for the record, whatever else it says: 不好意思，补记一下.</summary>
    [GeneratedRegex("补[记登录报]|(?:登记|记)一?下|[忘漏]了?(?:上?报|登|记)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex ForTheRecord();

    /// <summary>News: 新华社北京11月25日电, 据《人民日报》报道. The office's own site (本网讯) may report the office's own meeting.</summary>
    [GeneratedRegex(
        @"^(?!本[网报刊站])[^,。;:\n]{2,16}[0-9]{1,2}日[电讯](?=[\s(,。:]|$)|(?:^|[,。;\n])据[^,。;\n]{1,20}(?:报道|消息|电)[,。:]|^据(?:悉|了解)[,:]|^(?:新华|中新|央视|人民|光明)[^,。;:\n]{0,6}(?:消息|报道|讯)[,。:\s]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex News();

    /// <summary>Forwarded, and about higher authorities: 转发：市委组织部召开全市….</summary>
    [GeneratedRegex(
        @"^\s*\[?转[发载]?\]?[:,\s]+[^,。;:\n]{0,16}(?:全[国省市县区州]|中央|国务院|[省市县区州]委|[省市县区州](?:政府|政协|纪委))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex OfThoseAbove();

    /// <summary>
    /// A meeting of higher authorities that is told as news: 市里昨天召开了…. On the text in which days are marked; not if the own people attended
    /// or watched, nor 市委组织部第一党支部昨天召开….
    /// </summary>
    [GeneratedRegex(
        @"^(?!.*(?:参加|参会|出席|列席|收看|观看|收听|去了|[我咱]|支部))[\uE002\s]*(?:新闻[^,。;\n]{0,4})?(?:[省市县区州](?:里|委)|全国[^,。;\n]{2,8}?)\uE002*(?:召开|开|举行|举办)了?",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        Limits.PatternTimeout)]
    public static partial Regex HeldAbove();

    /// <summary>The first meeting named is not an office's: 家长会, 同学会, 业主大会.</summary>
    [GeneratedRegex(
        "^(?:(?!会|课|党日)[^\n])*?(?:(?:开|参加|去|办)[^会课,。;\n]{0,8}?(?:家长|同学|校友|战友|老乡|业主(?:代表)?|业委|家族|股东|(?<!政治)生日|(?<!训)班|音乐|演唱)大?会(?!议)|" +
        "(?:同学|校友|战友|老乡)聚会|婚礼|婚宴|喜酒|满月酒|追悼|葬礼)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex OfNoOffice();

    /// <summary>In private company: 和家里人, 陪老婆.</summary>
    [GeneratedRegex(
        "[和跟同与]我?的?(?:家里?人(?!大)|孩子(?!们)|老同学|同学(?!们)|朋友|邻居|闺蜜)|[和跟同与陪]我?的?(?:老公|老婆|爱人|媳妇|儿子|女儿|闺女|[爸妈]|父母)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex InPrivate();

    /// <summary>What the writer did, or could not do: 我请个假, 我差点睡着了, 支委会没去.</summary>
    [GeneratedRegex(
        $"{Writer}[^,。;!?\n]{{0,8}}?(?:请(?:个|了|一下|半天|[一两]天)?假|[去来到听赶](?:不了|不上|不到)|参加不[了上]|没(?:有)?(?:能|赶上|去|来|到|参加|听)|缺席|迟到|[来到去]晚|晚到|睡着|出差|不舒服|忘了?[去来参]|有事|在外)|" +
        $"{Writer}昨?天?的[^,。;!?\n]{{0,12}}?(?:还没|不见|丢|找不到|没发)|(?:漏了|没(?:有)?(?:通知|叫|算)|告诉)我(?!们)|" +
        "(?:会|课|党日|活动|学习|培训)[,\\s]?(?:没(?:有)?(?:去(?!成)|来|赶上|参加|听)|[去来赶]不[了上]|忘了去|[来去]晚了)|没赶上[^,。;!?\n]{0,6}(?:会|课|党日|活动|学习|培训)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex OfTheWriter();

    /// <summary>About the writer or addressed to somebody, where neither held, led or recorded anything: 我发言有点紧张, 问到你了; not 您记一下.</summary>
    [GeneratedRegex(
        $"(?<![、和跟与同])(?<!成员有){Writer}(?![、和跟与同方忘]|[^,。;!?\n]{{0,14}}(?:主持|记录|讲|谈|聊|志愿|服务|调研|走访|慰问|看望|参加|参会|列席|组织|带队|登记|补[记登录报]|上了|授课|学习|召开|开展|举行|举办|开[了会的完]|传达|汇报|介绍))|" +
        "(?<!请|麻烦|劳驾)[你您](?!们?好|单位|先?记|登|录|看|审|阅|帮)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex OfPersons();

    /// <summary>Begins like chat or hearsay: 哈哈, 唉, 不好意思, 听说.</summary>
    [GeneratedRegex(
        @"^\s*(?:哈{2,}|呵{2,}|嘻{2,}|嘿+|唉+|哎[呀哟]?|嗨|呃|天[哪啊]|我[去天]|晕|笑死|好家伙|话说|听说|据说|不好意思|抱歉|对不起)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex BeginsChat();

    /// <summary>How the writer felt about it.</summary>
    [GeneratedRegex(
        "[好真太很超]累|有点[困累冷热晕]|堵车|[难烦热冷困]死了|腿[酸疼]|犯困|好困|真困|白[开去来]了|吵(?:起来|翻)|喝多|尴尬|开心|会[真好太]多|[开讲]得?太[久长]|心里?暖|暖暖的|不好意思|手机落",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Feeling();

    /// <summary>How the writer liked it.</summary>
    [GeneratedRegex(
        "[讲开办搞学上听安织]得[^,。;!?\n]{0,6}(?:[好棒透深长真热血]|精彩|到位|成功|沸腾)|(?:[真太很好挺蛮超]|非常|特别|十分)(?:精彩|棒|好(?!几)|有意[义思]|有用|感人|受教育|受启发|震撼|充实|实用|接地气|热闹|成功)|" +
        "不错|点赞|受益匪浅|收获满满|印象深刻|学到了",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Praise();

    /// <summary>Thanks from the writer; not 老人连声感谢.</summary>
    [GeneratedRegex(@"(?:^|[,。;!?\s])(?:谢谢|感谢(?!信)|多谢|辛苦)|辛苦(?:大家|各位|你们?|您)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Thanks();

    /// <summary>A clause says that something was done: 党课上了，谢谢; not 辛苦大家了.</summary>
    [GeneratedRegex("(?<!大家|各位|你们?|您|辛苦|太[^,。;]{1,4})了(?=[,。;!?\n]|$)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex DoneInAClause();

    /// <summary>
    /// Addressed to others, or about what the meeting left to do: 大家抓紧, 一会儿回你, 布置的事我办完了, 记录还要改; not 要求大家抓紧.
    /// </summary>
    [GeneratedRegex(
        @"(?<!(?:要求|强调|提醒|希望|督促|指出|号召|建议|决定)[^,。;!?\n]{0,8})(?:大家|各位|你们?|您|同志们?)[^,。;!?\n]{0,4}(?:抓紧|尽快|赶紧|记得|别忘|看看|看一?下|注意|跟进|那边)|" +
        @"下次[^,。;!?\n]{0,4}(?:注意|别)|(?:晚点|稍后|回头|一会儿?|待会儿?)[^,。;!?\n]{0,3}(?:回|找|联系|说|聊|打)|没[接看听回][^,。;!?\n]{0,3}(?:电话|手机|消息|信息|微信)|马上(?:到|过来|回来|来)(?:$|[,。!])|" +
        @"(?:布置|安排|交代|交办|要求|[定说提])(?:下来)?的[^,。;!?\n]{0,6}?(?:我|大家|各位|[你您])|" +
        @"(?:记录本?|纪要|决议)[^,。;:!?\n]{0,4}?(?:还[要得没]|[得要]改|请|在我|不见|找不到)|" +
        @"改天再?[开搞上办补]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex ToOthers();

    /// <summary>A message that, besides kind and day, says only what happened: 晒黑了, 停电了.</summary>
    [GeneratedRegex(@"^[\s的上时\uE002\uE003]*(?<what>[\u4e00-\u9fff]{2,6})了[。!\s]*$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Befell();

    /// <summary>What people do at a meeting or an outing, or that it took place.</summary>
    [GeneratedRegex(
        $"{TopicWords.Discusses}|{TopicWords.Does}|^[提谈说评议读看写唱选投捐交收发送植种扫搬修擦洗教帮助献办搞做上讲听学开过走跑打定组去到]|[完毕齐成幕来到去过]$|通过|批评|碰头|碰面|参加|出席|参会|结束|顺利|圆满|成功|如期|已经?",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex DoneAtMeetings();

    /// <summary>Something to look at: 学习强国推了党课视频; not 组织观看党课视频.</summary>
    [GeneratedRegex(
        "(?<!(?:组织|观看|收看|播放|集中|学习|集体)[^,。;!?\n]{0,16})(?:(?:会|课|党日|活动)的?(?:视频|录像|直播|节目|合影|回放)|(?:央视|电视|抖音|快手|公众号|视频号|学习强国)[^,。;!?\n]{0,6}(?:推了|更新|上线|节目))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex ToLookAt();

    /// <summary>Asks, in a message that tells nothing else.</summary>
    [GeneratedRegex("(?<![书酒网茶贴])吧[。?]?$|吗|呢[。?]?$|几点(?!意见|要求|建议|体会|想法)|[到来有]了?几[个人]|多少|谁|哪(?:天(?![^,。;!?\n]{0,3}忘)|[个里些位儿看找领拿]|下载)|什么(?:主题|内容|时间|地方|时候|会|事)|怎么(?:样|没|不|还|回事|报|领)|啥", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Asking();
}
