using System.Collections.Frozen;

namespace BotApp.Features.MeetingLogs.QuickLog.Words;

/// <summary>
/// Words that begin with a family name but are not names: 安全培训 is not a Mr 安 at a training, 全体请假 not a Mr 全.
/// </summary>
internal static class NotNames
{
    private const string Words =
        "安全 安排 安置 安保 常委 常规 常务 成员 成果 成立 成功 成效 程序 党员 党课 党组 党委 党校 党费 党日 党建 党小组 党支部 党总支 党务 党章 党史 " +
        "单位 单独 东西 都有 方案 方式 方法 方面 方针 高度 高质 高效 公司 关于 关心 关爱 关键 管理 国家 国庆 国企 广大 广场 广泛 贯彻 " +
        "何时 和谐 会议 海关 红色 红军 后勤 后续 后报 后交 后补 后发 后送 华侨 黄金 计划 计生 纪委 纪律 纪检 纪要 纪实 家里 家中 家属 家庭 家访 家有 家风 江苏 江西 交通 " +
        "金融 经费 经济 经验 经过 经研究 居民 居委 军属 来自 老人 老师 老党员 乐观 雷锋 联系 连续 连同 两会 林业 路上 路演 满意 农业 农村 农民 农户 年度 年终 " +
        "年初 年底 年内 宁可 平时 平安 平均 平台 齐全 前后 强调 强化 区里 全体 全员 全部 全天 全程 全面 全市 全县 全区 全国 全省 全年 全局 全镇 全勤 " +
        "群众 商议 商量 商定 商讨 商户 商务 时间 时长 时事 时政 师生 石油 史料 双方 水利 水务 水电 司法 司机 司局 松散 宋体 谈心 谈话 谈了 " +
        "唐诗 通报 通过 通知 通讯 " +
        "童心 万元 王家 温暖 温馨 温习 文化 文件 文明 文旅 文体 文稿 文艺 武装 武警 习惯 夏季 夏天 秋季 冬季 春季 春节 冬天 相关 向上 项目 新党员 信访 信息 " +
        "许多 宣传 宣读 宣讲 宣布 宣誓 严重 严格 严肃 阳光 应到 应该 应急 应有 应付 尤其 游客 余下 余人 原定 原因 原来 云端 云南 战略 章程 招商 招待 招聘 " +
        "针对 郑重 支委 支部 支书 终于 钟头 周一 周二 周三 周四 周五 周六 周日 周天 周末 周边 周年 周期 专班 左右 作风 毕业 边远 别的 别人 " +
        "才能 车间 车辆 车上 车队 陈列 充分 初步 初心 从严 " +
        "代表 戴帽 邓小平 底线 丁点 法治 凡事 范围 范文 封面 丰富 付款 付出 盖章 干部 干事 干群 工会 贡献 顾问 光盘 贵宾 桂花 过来 汉字 " +
        "汉语 号召 和平 洪水 胡同 花费 花名 火灾 火车 " +
        "基层 集体 季度 检查 简报 简单的 江边 降温 解决 解释 解读 解放军 敬老院 敬老 景区 景点 康复 柯桥 空白 空缺 劳动 劳务 劳模 厉害 " +
        "梁上 廉政 廉洁 练习 领导 隆重 路线 路口 马上 马克思 麻烦 麦田 毛泽东 毛病 " +
        "梅花 门口 门卫 蒙古 米饭 苗圃 明天 明确 明年 明显 穆斯林 南方 南部 农机 农资 蓬勃 皮肤 平稳 骑行 曲线 权利 权力 饶有 任务 任何 " +
        "任期 任免 容易 沙盘 山区 山村 尚未 申请 申报 沈阳 盛大 盛会 施工 施行 石头 " +
        "时代 时候 寿命 书记 束手 税务 苏州 宿舍 孙子 索引 台账 汤圆 陶瓷 滕王阁 田间 田野 铁路 童年 屠杀 危险 危房 卫生 魏晋 " +
        "乌鲁木齐 吴江 西部 席位 席间 先进 先锋 先后 消防 谢谢 辛苦 邢台 " +
        "幸福 胥吏 徐州 学习 雪亮 严禁 颜色 燕窝 扬州 杨柳 杨树 养老 养殖 姚江 叶子 易地 易懂 殷切 银行 印刷 印发 印章 雍容 尤为 游览 有关 " +
        "有事 有人 有的 于是 余额 鱼塘 玉米 郁闷 喻为 元旦 元宵 袁州 岳阳 " +
        "云平台 张贴 章节 赵州 植树 植物 钟楼 仲裁 周密 朱砂 朱红 诸多 祝贺 祝愿 祝福 祝大家 庄重 卓越的 宗旨 宗教 祖国 左侧 单双 单项 " +
        "强度 连夜 连队 查摆 查找 查阅 查看 查漏 查处 谈体会 谈感想 谈工作 " +
        "经支委会 经会议 经讨论 经表决 经过讨论 成员会 时任 时而 满勤 满员 满座 全到 全来 都到 都来 都在 来了 来的 向大家 向书 和大家 有请 " +
        "由他 由她 行政 行业 先由 相互 相约 通联 居家 来客 边学 边讲 干净 " +
        "农历 包村 包保 包括 包联 家长 牛羊 白天 白班 海报 解说 解剖 花园 花坛 龙头 古城 古镇 江面 河道 水质 水库 水源 田里 山上 林场 林区 " +
        "路面 路段 桥头 石桥 店里 高速 高中 高校 高铁 " +
        "能来 能到 应参 应参加 应实 应出席 应参会 应当 有无 温度 舒适 益处 原地 越来 青年 青山 青少年 青联 初稿 初审 修改 修订 修缮 补充 " +
        "补助 补课 补录 补记 补登 补选 补报 续签 鲜花 缴费 缴纳";

    // Never a person, not even right before 主持 or 记录.
    private const string HardWords =
        "家里 家中 孩子 爱人 父母 内容 主题 议题 议程 主持 记录 地点 主讲 决议 备注 原因 代为 代理 其余 其他 其它 余者 剩下 另外 还有 没有 无人 未定 待定 不详 略 " +
        "同上 另附 支部 支委 支书 党委 党组 党校 党员 党小组 党支部 党总支 党员们 党课 纪委 全体 全员 全部 会议 成员 领导 书记 单位 时间 " +
        "安排 常委 老人 群众 干部 家属 " +
        "余下 应到 应该 通知 大家 双方 有关 有人 会前 会后 会上 经研究 别人 家人 何人 谁 专人 全程 先进 明确 单独 集体 全局 全县 全市 司机 " +
        "都有 都是 都因 均因 均为 项目 方案 党务 安全 " +
        "计划 年度 年终 年底 时候 党日 代表 班子 组织 组长 主任 局长 处长 科长 由他 由她 任务 经费 周边 席间 常规 相关 万元 都来 都到 都在 全来 全到 宣传 左右 刚刚 刚才 " +
        "迟到 晚到 早退 扶贫 暂无 暂缺 待补 待填 待查 待核 同前 同左 如前 照旧 未填 未知 不明 空白 日期";

    private static readonly FrozenSet<string> Hard = HardWords.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Set = Words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the text is not a name even where a person is expected (before 主持, after 记录人).</summary>
    public static bool Never(ReadOnlySpan<char> text) => Hard.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>Whether the text is not a name where nothing announces a person.</summary>
    public static bool Unlikely(ReadOnlySpan<char> text) => Never(text) || Set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
}
