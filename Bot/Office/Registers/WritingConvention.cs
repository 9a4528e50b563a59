using System.Text.Json.Serialization;

namespace BotApp.Office.Registers;

/// <summary>How people write about a meeting in one sentence, where that differs from kind to kind.</summary>
[JsonConverter(typeof(KebabEnumConverter<WritingConvention>))]
internal enum WritingConvention
{
    /// <summary>Someone speaks to the others: “白鸽讲了安全规程” names who spoke.</summary>
    Lectured,

    /// <summary>People go somewhere for it: “到桥头镇” is where it was.</summary>
    Outing,

    /// <summary>What is done there is what it was about: “清理河道”, “植树”.</summary>
    Activity,

    /// <summary>Others are visited; their number is not that of those who went: “慰问8人”.</summary>
    VisitsOthers,

    /// <summary>The words before its name are the topic: “交通劝导志愿服务”.</summary>
    TopicBeforeName,

    /// <summary>So are the words next to its name in notes without sentences: “培训 网络安全 11月13日”.</summary>
    TopicBesideName,

    /// <summary>The object of its name is the topic: “调研农村养老”.</summary>
    TopicAfterName,

    /// <summary>Its name decides the kind even before the name of another kind: “换届选举党员大会”.</summary>
    NamesCompound,
}
