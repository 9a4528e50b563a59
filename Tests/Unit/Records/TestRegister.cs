using System.Text;
using BotApp.Office.Registers;

namespace BotApp.Tests.Unit.Records;

/// <summary>A register with a field of every type, beside one that a reference may point to.</summary>
internal static class TestRegister
{
    public const string Json =
        """
        {
          "tags": [{ "code": "campaign", "name": { "zh": "专项活动", "en": "Campaign" } }],
          "registers": [
            {
              "code": "article", "name": { "zh": "公众号发稿", "en": "Article" }, "kind": "serial", "scope": ["branch", "office"],
              "date": "date", "title": "title", "tags": ["*"], "mechanisms": ["M001"],
              "fields": [
                { "id": "date", "type": "date", "label": { "zh": "日期", "en": "Date" }, "past": true, "required": true, "min": "2000-01-01" },
                { "id": "title", "type": "text", "label": { "zh": "题目", "en": "Title" }, "required": true, "maxLength": 60 },
                { "id": "body", "type": "longtext", "label": { "zh": "内容", "en": "Body" }, "maxLength": 1000 },
                { "id": "pieces", "type": "number", "label": { "zh": "篇数", "en": "Pieces" }, "min": "1", "max": "99" },
                { "id": "hours", "type": "number", "label": { "zh": "时长", "en": "Hours" }, "decimals": 1 },
                { "id": "at", "type": "time", "label": { "zh": "时间", "en": "Time" } },
                { "id": "author", "type": "person", "label": { "zh": "作者", "en": "Author" }, "maxLength": 40 },
                { "id": "helpers", "type": "people", "label": { "zh": "参与人", "en": "Helpers" }, "maxLength": 200, "maxEntries": 5 },
                { "id": "outlet", "type": "choice", "label": { "zh": "渠道", "en": "Outlet" }, "choices": [
                  { "code": "own", "name": { "zh": "本机关公众号", "en": "Own account" } },
                  { "code": "city", "name": { "zh": "市级媒体", "en": "City media" } } ] },
                { "id": "kinds", "type": "choices", "label": { "zh": "体裁", "en": "Kinds" }, "choices": [
                  { "code": "news", "name": { "zh": "消息", "en": "News" } },
                  { "code": "essay", "name": { "zh": "评论", "en": "Essay" } } ] },
                { "id": "online", "type": "flag", "label": { "zh": "已上线", "en": "Online" } },
                { "id": "links", "type": "lines", "label": { "zh": "链接", "en": "Links" }, "maxLength": 500 },
                { "id": "sources", "type": "rows", "label": { "zh": "素材", "en": "Sources" }, "maxLength": 500, "columns": [
                  { "id": "text", "type": "text", "label": { "zh": "事项", "en": "What" }, "required": true },
                  { "id": "n", "type": "number", "label": { "zh": "数量", "en": "Number" } } ] },
                { "id": "tags", "type": "tags", "label": { "zh": "标签", "en": "Tags" } },
                { "id": "series", "type": "record", "label": { "zh": "所属专栏", "en": "Column" }, "ofKind": "project" },
                { "id": "account", "type": "user", "label": { "zh": "作者账号", "en": "Author's account" } }
              ]
            },
            {
              "code": "column", "name": { "zh": "专栏", "en": "Column" }, "kind": "project", "scope": ["branch"],
              "date": "begun", "title": "name", "mechanisms": ["M001"],
              "fields": [
                { "id": "begun", "type": "date", "label": { "zh": "开始", "en": "Begun" }, "required": true },
                { "id": "name", "type": "text", "label": { "zh": "名称", "en": "Name" }, "required": true }
              ]
            }
          ]
        }
        """;

    public static RegisterCatalog Catalog { get; } = Read();

    public static Register Article => Catalog["article"];

    public static Register Column => Catalog["column"];

    private static RegisterCatalog Read()
    {
        var reader = new RegisterReader();
        reader.Add("test.json", new MemoryStream(Encoding.UTF8.GetBytes(Json)));
        return reader.Build();
    }
}
