using System.Collections.Frozen;

namespace BotApp.Sentences.Words;

/// <summary>
/// Family names. A name is found by its family name and its place in the sentence; given names are any characters, so
/// 麦穗, 江河 and 丁香 are names where a name is due.
/// </summary>
internal static class Surnames
{
    // 支 is left out: 支书, 支委 and 支部 are everywhere in these sentences, and the family name is very rare.
    private const string SingleCharacters =
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方" +
        "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧" +
        "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯昝管卢莫经" +
        "房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山" +
        "谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴" +
        "胥能苍双闻莘党翟谭贡劳逄姬申扶冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈" +
        "廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查荆红" +
        "游竺权逯盖益桓岳帅缑亢况郈琴商牟佘佟佴伯赏南墨哈谯笪年爱阳佴言福肖闫付苟岩覃邸麦虎仝亓么代候腾练揭危展柏逯冼植植" +
        "阿敬邝旷区降来兰闻拓仉佀邬丘邓卿涂鲜粟撒昂厚青柳苑宝郎楚齐茶海潮朴玉树雪冬春夏秋寒晨晓朗" +
        "官车昭迟亚辉帖光凯苗揣奎战粘渠矫逢雒税荔隋雅铁蹇泽荤续咎种乜豆巨布宛银檀才藏位部扎刚贵伦莎萨缴郇盘盼桐喜鹿" +
        "丛栗楼奉洛岱拜渊盈尧鄢漆玄衣庹谌羌肇敦辜晋尉鹏呼延泥占祥行先仪依寸折律折母后有";

    // They are in the traditional list above, but as the first of two or three characters they mostly begin other words.
    private const string Rare = "那么后有先行部位刚招问种母律续才占区来布信底代别终能都须空家全从通有强经越融年福阿相东南国广";

    private const string Compounds =
        "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 宇文 长孙 独孤 南宫 申屠 淳于 单于 太叔 端木 钟离 " +
        "轩辕 闻人 呼延 东郭 西门 第五 百里 澹台 濮阳 赫连 拓跋 完颜 纳兰 耶律 公冶 公羊 宗政 仲孙 鲜于 闾丘 亓官 司寇 颛孙 " +
        "漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 东门 南门 梁丘 左丘 万俟 微生 羊舌 欧侯 即墨 达奚";

    private static readonly FrozenSet<char> Singles = SingleCharacters.Except(Rare).ToFrozenSet();

    private static readonly FrozenSet<char> RareSingles = Rare.ToFrozenSet();

    private static readonly FrozenSet<string> Doubles = Compounds.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsSurname(char c) => Singles.Contains(c);

    public static bool IsRareSurname(char c) => RareSingles.Contains(c);

    public static bool StartsWithCompound(ReadOnlySpan<char> text) =>
        text.Length >= 2 && Doubles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[..2]);
}
