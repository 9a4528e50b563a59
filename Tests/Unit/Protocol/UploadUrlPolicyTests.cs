using BotApp.Protocol;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Protocol;

public sealed class UploadUrlPolicyTests
{
    [Theory]
    [InlineData("Public", "https://contoso-my.sharepoint.com/personal/a/_api/v2.0/drive/items/1/uploadSession?guid=1&tempauth=x", true)]
    [InlineData("Public", "https://contosoapc-my.sharepoint.com/x", true)]
    [InlineData("Public", "https://contoso-my.sharepoint.us/x", false)]
    [InlineData("USGov", "https://contoso-my.sharepoint.us/x", true)]
    [InlineData("USGov", "https://contoso-my.sharepoint-mil.us/x", true)]
    [InlineData("China", "https://contoso-my.sharepoint.cn/x", true)]
    [InlineData("Public", "https://contoso-my.sharepoint.com\\@evil.example/x", false)]
    [InlineData("Public", "https://contoso-my.sharepoint.com#@evil.example", false)]
    [InlineData("Public", "https://a.contoso-my.sharepoint.com/x", false)]
    [InlineData("Public", "https://127.0.0.1/x", false)]
    [InlineData("Public", "https://localhost/x", false)]
    [InlineData("Public", "//contoso-my.sharepoint.com/x", false)]
    [InlineData("Public", null, false)]
    public void Allows_Address_OnlyAPersonsOneDriveOfTheCloud(string cloud, string? url, bool allowed) =>
        Assert.Equal(allowed, new UploadUrlPolicy(Options.Create(new BotOptions { Cloud = cloud })).Allows(url, out _));

    [Fact]
    public void Allows_ConfiguredHost_Exactly()
    {
        var options = new BotOptions();
        options.AllowedUploadHosts.Add("files.example.gov.cn");
        var policy = new UploadUrlPolicy(Options.Create(options));

        Assert.True(policy.Allows("https://files.example.gov.cn/x", out _));
        Assert.False(policy.Allows("https://a.files.example.gov.cn/x", out _));
    }
}
