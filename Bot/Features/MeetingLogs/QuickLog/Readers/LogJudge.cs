using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Text;

namespace BotApp.Features.MeetingLogs.QuickLog.Readers;

/// <summary>
/// Whether a message reports a held meeting. Signs that it was held (实到6人, 刚开完, a past day) are weighed against
/// signs that it was not (打算, 取消, 吗, 模板); a report that also mentions the next meeting remains a report.
/// </summary>
internal sealed partial class LogJudge
{
    private const int Timeout = 200;

    public static bool IsLog(Reading reading, DateTime now, bool asCommand)
    {
        var message = reading.Message;
        // Judged on the folded text without quotations, and before readers cut it up.
        var text = Unquoted(reading);
        var day = reading.When.Day;
        var today = DateOnly.FromDateTime(now);

        if (day > today || ((day ?? (reading.When.IsVague ? null : today)) == today && reading.When.Start is { } start && start > TimeOnly.FromDateTime(now) && !HeldNow().IsMatch(text)))
            return false;

        var reported = Reported(reading, text);
        if (NotHeld().IsMatch(text))
            return false;
        if (Question().IsMatch(text) && !(reported >= 2 && !EndsAsking().IsMatch(text)))
            return false;
        if (Asking().IsMatch(text) || (Request().IsMatch(text) && reported < 2))
            return false;
        if (Notice().IsMatch(text) || (Document().IsMatch(text) && reported < 2))
            return false;
        if (IsPlan(reading, text, now, reported))
            return false;

        return HasSubject(reading, text) && (reported > 0 || (asCommand && HasSubject(reading, text)));
    }

    private static bool IsPlan(Reading reading, string text, DateTime now, int reported)
    {
        if (reading.When.IsRatherAhead && reading.Attendance.Present is null && !Held().IsMatch(text))
            return true;
        if (reported >= 2)
            return false;
        if (reading.When.MentionsAhead && reading.When.Day is null)
            return true;
        if (Plan().IsMatch(text))
            return true;

        // 晚上七点的会: later today, nothing says that it was.
        var today = DateOnly.FromDateTime(now);
        return (reading.When.Day is null || reading.When.Day == today) && reading.When.FirstClock is { } clock && clock > TimeOnly.FromDateTime(now) && !reading.When.IsVague && !Past().IsMatch(text);
    }

    /// <summary>0 nothing says that it was held, 1 it reads so, 2 there is no doubt.</summary>
    private static int Reported(Reading reading, string text)
    {
        var attendance = reading.Attendance;
        if (attendance.Present is not null || reading.Absent.Count > 0 || Held().IsMatch(text) || (reading.When.Day is not null && Opened().IsMatch(text)))
            return 2;

        var dated = reading.When.Day is not null || reading.When.IsVague;
        var facts = (reading.Host is null ? 0 : 1) + (reading.Recorder is null ? 0 : 1) + (reading.Speaker is null ? 0 : 1) + (reading.Decisions.Count + reading.Actions.Count > 0 ? 1 : 0) + (attendance.IsEmpty ? 0 : 1);
        if (dated && facts > 0)
            return 2;

        return dated || facts > 0 || Past().IsMatch(text) ? 1 : 0;
    }

    private static bool HasSubject(Reading reading, string text) =>
        reading.Type.Code is not null || (Meeting().IsMatch(text) && (reading.When.Day is not null || !reading.Attendance.IsEmpty || Held().IsMatch(text)));

    private static string Unquoted(Reading reading)
    {
        var message = reading.Message;
        var characters = message.Folded.ToCharArray();
        foreach (var deadline in reading.When.Deadlines)
            Array.Fill(characters, Mark.Due, deadline.Where.Start, deadline.Where.Length);
        foreach (var quote in message.Quotes)
            Array.Fill(characters, Mark.Quoted, quote.Start, quote.Length);
        return new string(characters);
    }

    [GeneratedRegex("刚刚?(?:才)?(?:把|开|结束|散|参加|上完|学完|搞完|完成)|开完|散会|散了|开过了?|召开了|召开完|开了|结束了?|(?:已经|已)(?:开|召开|举行|结束|完成|圆满)|圆满|举行了|开展了|进行了|举办了|组织了|上了一?[堂节]|讲了一?[堂节]|补记|补登|补录|补报一下|到齐|开的|碰的头|碰了|正在.{0,10}(?:进行|开|举行|上|讲)|回来了?|办完|搞完|过完|学完|讲完|去了|搞了|做了|开毕|会上|上大家", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Held();

    [GeneratedRegex("正在|刚|开完|结束", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex HeldNow();

    [GeneratedRegex("了(?!吗|没|么|解|如)|刚|过(?!程|去|节|年|期|渡)|完(?!善|成时)|已|昨|前天|上周|上个?月|上次|今早|今晨|召开|到会|主持|记录[:：]|的$|举行", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Past();

    [GeneratedRegex("会|党课|党日|活动|学习|培训|慰问|志愿|调研|研讨|读书班|谈话|谈心|碰头|课", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Meeting();

    [GeneratedRegex("(?:取消|作罢|流会|没开成(?!的)|没开起来|没能开|未开成|未能召开|没搞成|没办成|不开了|不搞了|不办了|不去了|泡汤|暂缓|暂停|(?<!不)推迟(?!了?(?:[0-9一二两三四五六七八九十半]+(?:分钟|刻钟|小时|个小时|多?分|点))|到(?:了)?[0-9一二三四五六七八九十]+点|开始)|延期(?!的|缴|报|转)|改期|顺延|延后(?!了?[0-9一二三四五六七八九十半]+分)|改到下|改在下|另行通知|等通知|待定|时间另定|另定)", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex NotHeld();

    [GeneratedRegex(@"[?？]|吗|么[?？]?$|呢[。?？]?$|请问|想问|问一下|问下|咨询|怎么(?:写|填|开|记|弄|办|登|算|改|录|用|操作|查|补|选|没|还)|如何(?:写|填|开|记|登|登记|补|改|操作|召开|组织|算|界定)|多少|几[次个号点人场天]|什么时候|啥时候|何时|有没有|能不能|可不可以|可以.{0,12}吗|是否|算不算|是不是|要不要|行不行|哪[天个里些位种]|谁|多久|区别|有什么|干什么|为什么|还是(?:说|要)", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Question();

    [GeneratedRegex(@"[?？]\s*$|吗[。,!]?$|吗[?？]|呢[。?？]?$|^请问|^想问", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex EndsAsking();

    [GeneratedRegex("帮我|帮忙|麻烦|劳驾|请(?:你|您|帮|把|给|发|查|删|改|提醒|确认|核对|准时|各|大家|全体|审|查收|相互|按时|于|在|务必|知悉|做好|以|认真|抽空|问)|提醒(?:一下|我|大家)|发我|给我|告诉我|查一下|查下|查询|查查|删掉|删除|撤销|撤回|改一下|修改一下|改成|导出|统计一下|汇总一下|别忘|记得|不要忘|务必|报名|我想(?:登记|记|查|问|改|看)|我要(?:登记|记|查|问|改|看|请假)|登记过了吧|确认(?:一)?下", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Request();

    [GeneratedRegex("^(?:请?帮我|请?帮忙|麻烦|劳驾|请问|想问|问一?下|能不能|可不可以|能否|可否|给我|提醒我|查一?下|怎么|如何)|(?:确认|核对)(?:一)?下|发我一|登记过了吧|是不是登重|删掉|删除|撤回", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Asking();

    [GeneratedRegex("^(?:会议|活动)?通知[:,。]|准时(?:参加|出席|到会)[。!]?$|^预告|特此通知|请.{0,12}(?:准时参加|按时参加|准时到会|知悉)", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Notice();

    [GeneratedRegex("召开|举行|举办|开展|组织|开(?!始)", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Opened();

    [GeneratedRegex("模板|范文|格式|样本|样表|方案|草案|流程|制度|办法|规定|须知|通知[:：]|^通知|会议通知|预告|公告|说明书|清单|手册|转发|纪要还没|材料(?:还|已|没|先)|借好|还没|没收到|要求[:：]|注意事项|统计表|台账|规范", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Document();

    [GeneratedRegex("打算|准备(?!工作|情况|了|充分|就绪)|计划(?!生育|书|的|落实|执行|完成|安排)|拟(?!定|写|稿|发展|提|任|推荐|吸收|接收)|定于|定在|将于|将在|将(?:要)?(?:召开|举行|开展|组织|举办|进行)|即将|预计|预备(?!党员)|初步定|约好|说好|想(?:开|搞|组织|去|办|补)|要(?:开|搞|组织|召开|办|上|去|用|参加)|得(?:开|补)|该开|会议安排|如果|要是|假如|等.{1,8}(?:后|再)(?:开|搞|补|定)|再(?:开|补|定|约)|待(?:开|补|召开)|下周|下个?月|明天|明日|明晚|明早|后天|今晚|晚点|待会|一会儿?要|等会|回头开|过几天|改天|以后|年底前要|月底前要|先(?:备|登记|报备|预约|占|订)|争取", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Plan();
}
