using System.Text;
using BotApp.Protocol;

namespace BotApp.Tests.Unit.Protocol;

public sealed class ConnectorErrorsTests
{
    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"m","innerHttpError":{"statusCode":403}}}""", "BotNotInConversationRoster", RefusalKind.NotInstalled)]
    [InlineData(403, """{"error":{"code":"ForbiddenOperationException"}}""", "ForbiddenOperationException", RefusalKind.NotInstalled)]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", "BotDisabledByAdmin", RefusalKind.Unreachable)]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", "ConversationBlockedByUser", RefusalKind.Unreachable)]
    [InlineData(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"d\"}"}""", "MessageWritesBlocked", RefusalKind.Unreachable)]
    [InlineData(403, """{"errorCode":209,"message":"plain words"}""", "209", RefusalKind.Unreachable)]
    [InlineData(403, """{"error":{"code":"InvalidBotApiHost"}}""", "InvalidBotApiHost", RefusalKind.WrongHost)]
    [InlineData(403, """{"error":{"code":"NotEnoughPermissions"}}""", "NotEnoughPermissions", RefusalKind.NotPermitted)]
    [InlineData(403, """{"error":{"code":"BrandNew"}}""", "BrandNew", RefusalKind.Other)]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "ConversationNotFound", RefusalKind.NotFound)]
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", "MessageSizeTooBig", RefusalKind.TooBig)]
    [InlineData(400, """{"error":{"code":"BadSyntax"}}""", "BadSyntax", RefusalKind.BadRequest)]
    [InlineData(401, """{"error":{"code":"BotNotRegistered"}}""", "BotNotRegistered", RefusalKind.Unauthorized)]
    [InlineData(404, "", null, RefusalKind.NotFound)]
    [InlineData(403, "<html><body>Forbidden</body></html>", null, RefusalKind.Other)]
    [InlineData(400, """["x"]""", null, RefusalKind.BadRequest)]
    [InlineData(400, """{"error":"text"}""", null, RefusalKind.BadRequest)]
    [InlineData(400, """{"error":{"code":5},"errorCode":"x"}""", null, RefusalKind.BadRequest)]
    [InlineData(307, "", null, RefusalKind.Other)]
    public async Task Send_Refused_TellsCodeAndKind(int status, string body, string? code, RefusalKind kind)
    {
        // 401 is answered twice: a fresh token is tried first.
        var rig = new ConnectorRig().Then(status, body).Then(status, body);

        Assert.Equal(new SendResult.Refused(status, code, kind), await rig.SendAsync());
    }

    [Fact]
    public void CodeOf_BytesThatAreNotText_IsNull() =>
        Assert.Null(ConnectorErrors.CodeOf((byte[])[0xFF, 0xFE, .. Encoding.ASCII.GetBytes("{}")]));

    [Theory]
    [InlineData("")]
    [InlineData("<html>ok</html>")]
    [InlineData("[]")]
    [InlineData("""{"id":5}""")]
    public async Task Send_AcceptedWithoutAnId_IsSentWithoutId(string body) =>
        Assert.Equal(new SendResult.Sent(null), await new ConnectorRig().Then(202, body).SendAsync());
}
