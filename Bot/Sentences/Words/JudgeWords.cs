using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Sentences.Words;

/// <summary>The wordings that distinguish a report of a meeting from a question, a plan, a cancellation or a document about one.</summary>
internal static partial class JudgeWords
{
    /// <summary>It took place: 刚开完, 召开了, 补记.</summary>
    [GeneratedRegex(
        "刚刚?(?:才)?(?:把|开|结束|散|参加|上完|学完|搞完|完成)|开完|散会|散了|已散|开过了?|召开了|召开完|开了|结束了?|(?:已经|已)(?:开|" +
        "召开|举行|结束|完成|圆满)|圆满|举行了|开展了|进行了|举办了|组织了|上了一?[堂节]|讲了一?[堂节]|补记|补登|补录|补报|到齐|开的|" +
        "碰的头|碰的面|碰面|碰了|正在.{0,10}(?:进行|开|举行|上|讲)|(?<![放拿还收带送捡找寄])回来了?|办完|搞完|过完|学完|讲完|(?<![上出过])去了|搞了|做了|开毕|会上大家",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Held();

    /// <summary>It is on or just over, whatever the clock says.</summary>
    [GeneratedRegex("正在|刚|开完|结束", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex HeldNow();

    /// <summary>With a past day, says that it took place.</summary>
    [GeneratedRegex("召开|举行|举办|开展|组织|开(?!始)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Opened();

    /// <summary>A hint of the past.</summary>
    [GeneratedRegex(
        "了(?!吗|没|么|解|如)|刚|过(?!程|去|节|年|期|渡)|完(?!善|成时)|已|昨|前天|上周|上个?月|上次|今早|今晨|召开|到会|主持|记录[:：]|的$|" +
        "举行",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Past();

    /// <summary>Speaks of a meeting without saying which kind.</summary>
    [GeneratedRegex("会(?!议?室)|党课|党日|活动|学习(?!强国)|教育(?![局厅部]|系统)|培训|慰问|志愿|调研(?!报告)|研讨|读书班|谈话|谈心|碰头|课", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Meeting();

    /// <summary>Cancelled, put off; not 推迟十分钟开始, not 补开了上月没开成的…, not what was decided: 定了两件事：…；车辆更新暂缓.</summary>
    [GeneratedRegex(
        "(?:取消(?!了?[^,。]{0,12}(?:资格|计划|采购|项目)|了?[,。]?(?:后来)?改[成到在为][^。;]{1,10}(?:开|搞|举行|办)(?:的|了))|作罢|流会|至今(?:还|都|也|仍)?(?:没|未)(?:有)?(?:能)?(?:开|召开|办|搞|上|组织|学)|没(?:有|能|有能)?(?:开|搞|办|去|上)(?:成|起来)(?!的|决议|决定|结论|共识)|(?:还|都|也|又)没开(?:$|[,。!])|没(?:有)?(?:召)?开(?:会|[^,。;的补了过]{0,6}(?:会|党课|党日))(?!议?的|[^。;]*补)|次[^,。]{0,10}没开(?:$|[,。!])|还(?:差|欠|缺)[一两三0-9]+次|未开成|" +
        "未能(?:召开|举行)|不开了|不讲了|不上了|不学了|不搞了|不办了|不去了|泡汤|往后(?:放|推|拖|延)|(?<![:;][^,。]{0,24})(?:暂缓|暂停)|(?<!不)推迟(?!了?(?:[0-9一二两三四五六七八九十半]+(?:分钟|刻钟|小时|" +
        $"个小时|多?分|点))|到了?(?:(?:{DayParts.Words})(?=[^,。;]{{1,6}}?(?:才|[开行]的|开了)))?[0-9一二两三四五六七八九十]+点|开始)|延期(?!的|缴|报|转)|改期|顺延|" +
        "延后(?!了?[0-9一二三四五六七八九十半]+分)|改到下|改在下|另行通知|等通知|待定|时间另定|另定|先不开|刚出发|再报(?!告|名)|(?:推|挪|延|调)到了?(?:下午|晚上|明|后天|下周|下个?月|周|星期)(?![^,。;]{0,10}(?:开|举行|召开))|" +
        "马上(?:就)?要?(?:开始|开(?![了完的])|召开|举行)|即将(?:开始|召开|举行)(?!的))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex NotHeld();

    /// <summary>In a report with a head count, only this at the beginning of a clause says that the meeting itself fell through: ，改期再开.</summary>
    [GeneratedRegex(
        "^(?:会议?|活动|只好|只能|只得|所以|因此|于是|后来|最后|临时|不得不|被迫|就|又|先|也|已|已经)*(?:取消|改期|顺延|流会|作罢|延期|推迟|延后|暂停|暂缓|没开成|没开|未开成|未能召开|不开了|泡汤)(?:了|再开|召开|举行|到|至|[0-9一二两三几半]+个?(?:周|天|月|星期)|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex FellThrough();

    /// <summary>A later clause tells of something that was done: …，学习了《条例》.</summary>
    [GeneratedRegex("[,。;!|].*[\u4e00-\u9fff]了(?![解结断])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex ToldAfter();

    /// <summary>What follows was discussed or concerns the next meeting: 研究取消年终团拜会, 下次会议时间另行通知.</summary>
    [GeneratedRegex(
        "决定|定了|同意|讨论|研究|商议|议定|商定|确定|明确|表决|审议|通过|听取|汇报|传达|学习|部署|安排|要求|迎接|下次|下一次|下回|下期|下一期|下周|下个?月",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex OfOthers();

    /// <summary>The rest of the clause was dealt with at the meeting named before it; not 研究的方案, 学习计划, 讨论时间另定.</summary>
    [GeneratedRegex(
        "(?:(?:决定|定了|同意|讨论|研究|商议|商量|议定|商定|确定|明确|表决|审议|审定|通过|听取|传达|部署|推荐|评议|学习(?!(?:了)?(?:取消|改期|推迟|延期|顺延|延后|暂停|暂缓|方案|制度|计划|安排|材料|名单|清单|台账|记录|资料|通知)))了?)+(?![的后]|以后|之后|时间|地点|[也都还又仍]*(?:没|未能)|至今)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex DealsWith();

    /// <summary>Grumbling about meetings, not a report of one.</summary>
    [GeneratedRegex("(?:天天|整天|成天|老是)[^,。;]{0,4}(?:开会|学习|写材料|写记录)|(?:烦|累|忙|气|无聊)死(?:个?人|我|了)|累(?:坏|瘫|趴)|要是[^。;]{2,30}就好了|受不了|没完没了", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Complaint();

    /// <summary>A number of meetings, not one of them: 今年一共开了11次支委会.</summary>
    [GeneratedRegex(
        "(?:开|召开|组织|开展|举办|举行|搞|上|学)了?(?:[2-9]|[1-9][0-9]|[两三四五六七八九十]{1,3}|好几|几|多)[次场回]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Several();

    /// <summary>Asks something; in a plain report it may be what was talked about (讨论了怎么落实).</summary>
    [GeneratedRegex(
        @"[?？]|吗|么[?？]?$|呢[。?？]?$|请问|想问|问一下|问下|咨询|怎么(?:写|填|开|记|弄|办|登|算|改|录|用|操作|查|补|选|没|还)|如何(?:写|" +
        @"填|开|记|登|登记|补|改|操作|召开|组织|算|界定)|多少|几[次个号点人场天]|什么时候|啥时候|何时|有没有|能不能|可不可以|可以.{0,12}吗|" +
        @"是否|算不算|是不是|要不要|行不行|哪[天个里些位种一栏]|谁|多久|区别|是什么|什么(?:主题|内容|时间|地方)|有什么|干什么|为什么|" +
        @"还是(?:说|要)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Question();

    /// <summary>A question even after a report.</summary>
    [GeneratedRegex(
        @"[?？]\s*$|吗[。,!]?$|吗[?？]|呢[。?？]?$|来着[。?？]?$|了没有?(?:[,。]|$)|谁(?:还)?没(?:有)?[来到去]|[^有的席假]没有[。?？]?$|(?<!(?:讨论|查|分析|研究|剖析|反思|交流|谈|找|明确|知道)[^,。;]{0,12})在哪[儿里]?[。?？]?$|" +
        @"怎么样了?[。?？]?$|在谁|^请问|^想问",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex EndsAsking();

    /// <summary>Asks for something to be done to a record.</summary>
    [GeneratedRegex(
        "^我.{0,8}[要想]请(?:个)?假|^(?:请(?:各|大家|全体|你|您)|请?帮我|请?帮忙|麻烦|劳驾|请问|想问|问一?下|能不能|可不可以|能否|可否|" +
        "给我|提醒我|查一?下|怎么|如何|把[^,。;!?]{0,30}(?:改成|改为|删|撤|发(?!展)))|(?:确认|核对)(?:一下|下(?![一半次周月季阶步期届个年学属级发列达面]))|发我一|麻烦[^,。]{0,8}(?:删|改|查|核|补|看|" +
        "确认)|登记过了吧|是不是登重|(?<!(?:决定|同意|讨论|研究|建议|议定|审议)[^,。;]{0,16})(?:删掉|删除|撤回)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Asking();

    /// <summary>An announcement: 通知：…请准时参加.</summary>
    [GeneratedRegex(
        "^(?:会议|活动)?通知[:,。]|(?<!(?:全部|全都|都|均|全|全员|[人名员志])(?:能)?)准时(?:参加|出席|到会)[。!]?$|^预告|特此通知|请.{0,12}(?:准时参加|按时参加|准时到会|知悉)|大家注意|" +
        @"^(?:各支部|各党?小组|各位|全体)[^,。]{0,8}(?:注意|务必|请)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Notice();

    /// <summary>Makes known what was decided, and tells of no meeting: 党组会决定，从下月起…，请遵照执行.</summary>
    [GeneratedRegex(@"[从自,:][^,。;!?\n]{1,12}起(?![草诉来到步立]).*(?:请|望)[^,。;!?\n]{0,10}(?:遵照|执行|遵守|周知|知晓|落实)[。!\s]*$", RegexOptions.CultureInvariant | RegexOptions.Singleline, Limits.PatternTimeout)]
    public static partial Regex MakesKnown();

    /// <summary>A request, unless it is plain that a meeting is reported.</summary>
    [GeneratedRegex(
        @"(?<=^|[,。;!?\s:]|[再也还])请大家(?![^,。;]{0,12}[了过])|" +
        "帮我|帮忙|麻烦|劳驾|请(?:你|您|帮|把|给|发|查|删|改|提醒|确认|核对|准时|各|全体|审|查收|相互|按时|于|在|务必|知悉|做好|以|认真|过目|审阅|审定|查阅|批示|指正|" +
        "抽空|问)|交来|交上来|报上来|交给我|报给我|报我|提醒(?:一下|我|大家)|发我|给我|告诉我|查一下|查下|查询|查查|撤销|改一下|修改一下|" +
        "导出|统计一下|汇总一下|别忘|记得|不要忘|务必|报名(?![0-9]+[人名][,、;]?(?:实际|实到|到|参加))|我想(?:登记|记|查|问|改|看)|我要(?:登记|记|查|问|改|看|请假)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Request();

    /// <summary>A document about meetings, unless the text tells of one that was held.</summary>
    [GeneratedRegex(
        "模板|范文|格式|样本|样表|转发|(?:纪要|记录)(?:还|都|也)?没|材料(?:还|已|没|先)|" +
        "借好|还没|没收到|要求[:：]|注意事项|照片|签到表|回放|截图|找不到|讲稿|课件|群里|PPT|ppt|上传|链接|二维码|" +
        "出勤表|安排如下|考勤",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Document();

    /// <summary>A document that may be about meetings, and that a meeting may have dealt with.</summary>
    [GeneratedRegex(
        "方案|草案|流程|制度|办法|规定|须知|通知|预告|公告|说明书|清单|手册|统计表|台账|规范|(?<!到场|参加|参会|签到|出席)名单|活动安排|日程",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Paper();

    /// <summary>Before a meeting's name: the deadline for holding it, 各支部12月10日前召开….</summary>
    [GeneratedRegex(@"\uE001[^,。;!?|\n的]{0,14}$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    public static partial Regex CalledFor();

    /// <summary>Says in the same clause that it was done.</summary>
    [GeneratedRegex("[了过已]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Done();

    /// <summary>Somebody wants it held: 要求尽快把支委会开了, 还没把…开了, 还是尽快开了好.</summary>
    [GeneratedRegex(
        "(?:催|要求|想(?!着)|打算|还没|还未|如果|要是|假如|最好|应该|必须|务必|争取|(?<![记懂觉晓显值获取])得|尽快|赶紧|抓紧|早点)(?![^,。;!?|\n]{0,16}[才已刚])[^,。;!?|\n]{0,16}把[^,。;!?|\n]{1,14}(?:开|上|办|搞)了|" +
        "(?:尽快|赶紧|抓紧|早点|趁早|还是)[^,。;!?|\n]{0,6}(?:开|上|办|搞|组织)了(?:好|吧|算了|为好)(?:$|[,。;!])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Wanted();

    /// <summary>It waits for something, unless the day is past: 等书记回来把组织生活会开了, 趁今天人齐把….</summary>
    [GeneratedRegex("(?:等(?!级)|趁)(?![^,。;!?|\n]{0,16}[才已刚])[^,。;!?|\n]{1,16}把[^,。;!?|\n]{1,14}(?:开|上|办|搞)了", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Awaited();

    /// <summary>What was done to a document about a meeting, or for a meeting to come: 支委会纪要发给了…, 布置了会场, 通知了大家.</summary>
    [GeneratedRegex(
        "(?:会议?|换届(?:选举)?|党课|党日|活动)的?(?:会议)?(?:纪要|记录本|请示|批复|通知)[^,。;!?|\n]{0,8}?(?:打印|复印|[发报送交寄]|收到|收了)|" +
        "(?:打印|复印|报送|上报|上交|收到|收了|(?:[发报送交寄])了)[^,。;!?|\n]{0,16}(?:会议?|换届(?:选举)?|党课|党日)的?(?:会议)?(?:纪要|记录本|请示|批复)|" +
        "(?:会议?|换届(?:选举)?|党课|党日|活动)[^,。;!?|\n:]{0,10}?(?:纪要|记录|请示|批复|选票|文件)[^,。;!?|\n:]{0,4}?(?:[写印弄整理]好|印发|批[复准了]|下来|定稿)|" +
        "(?:预?订|借|租|布置|打扫|收拾)(?:好|了|下)了?[^,。;!?|\n]{0,12}(?:会议室|会场|场地)|通知(?:了|到)了?(?:大家|各|全体|所有|党员|他们|人)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Prepared();

    /// <summary>Lies ahead, whatever day is named (打算周四晚上开会).</summary>
    [GeneratedRegex(
        "打算|准备(?:在|于|开|召开|组织|搞|办|去)|计划(?:在|于|召开|开|组织)|拟(?:于|在|定于|召开)|定于|将于|将在|约好|约定|预计",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex FirmPlan();

    /// <summary>Lies ahead.</summary>
    [GeneratedRegex(
        "^建议(?!:)|^请(?![示假教])(?![^。;!?\n]*[了过完])|(?<!(?:定了?|决定|讨论|研究|商[议量]|同意)[^。;!?\n]{0,24})(?:想|可以)请(?!假)|打算|准备(?=在|于|开|召开|组织|搞|办|去|请|把|补|下|周|明|安排|[0-9一二三四五六七八九十])|计划(?!生育|书|的|落实|执行|完成|安排)|" +
        "拟(?!定|写|稿|发展|提|任|推荐|吸收|接收)|定于|定在|将于|将在|将(?:要)?(?:召开|举行|开展|组织|举办|进行)|即将|预计|预备(?!党员)|" +
        "初步定|约好|说好|想(?:开|搞|组织|去|办|补)|要(?:做完|完成|开|搞|组织|召开|办|上|去|用|参加)|得(?:开|补)|该开|会议安排|如果|要是|" +
        "假如|等.{1,8}(?:后|再)(?:开|搞|补|定)|再(?:开|补|定|约)|待(?:开|补(?![,。;|\n ]|$)|召开)|下周|下个?月|明天|明日|明晚|明早|后天|今晚|晚点|待会|" +
        "一会儿?要|等会|回头开|过几天|改天|以后|先(?:备|登记|报备|预约|占|订)|争取|换到|改三点|改[0-9一二三四五六七八九十]+点",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    public static partial Regex Plan();
}
