using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Tables;

namespace BotApp.Tests.Unit.Storage;

public sealed class StorageOptionsCheckTests
{
    [Fact]
    public void Validate_NothingSet_IsAzurite() => Assert.True(Check(new StorageOptions()).Succeeded);

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=office;AccountKey=a2V5;EndpointSuffix=core.windows.net")]
    public void Validate_ConnectionString_IsTaken(string connection) =>
        Assert.True(Check(new StorageOptions { ConnectionString = connection }).Succeeded);

    [Theory]
    [InlineData("nonsense", null, "", null, "Storage:ConnectionString")]
    [InlineData("AccountName=office", null, "", null, "Storage:ConnectionString")]
    [InlineData("UseDevelopmentStorage=true", "office", "", null, "leave one of them out")]
    [InlineData(null, "https://office.table.core.windows.net", "", null, "Storage:AccountName")]
    [InlineData(null, "Office", "", null, "Storage:AccountName")]
    [InlineData(null, null, "1a", null, "Storage:TablePrefix")]
    [InlineData(null, null, "a-b", null, "Storage:TablePrefix")]
    [InlineData(null, null, "a12345678901234567890", null, "Storage:TablePrefix")]
    [InlineData(null, null, "", "not base64", "Storage:AuditKey")]
    [InlineData(null, null, "", "c2hvcnQ=", "Storage:AuditKey")]
    public void Validate_WrongSetting_IsNamed(string? connection, string? account, string prefix, string? key, string named)
    {
        var result = Check(new StorageOptions { ConnectionString = connection, AccountName = account, TablePrefix = prefix, AuditKey = key });

        Assert.True(result.Failed);
        Assert.Contains(named, result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", null, "audit-anchors", "Storage:AnchorConnectionString")]
    [InlineData("UseDevelopmentStorage=true", "office", "audit-anchors", "leave one of them out")]
    [InlineData(null, "https://office", "audit-anchors", "Storage:AnchorAccountName")]
    [InlineData(null, null, "Anchors", "Storage:AnchorContainer")]
    [InlineData(null, null, "a--b", "Storage:AnchorContainer")]
    [InlineData(null, null, "ab", "Storage:AnchorContainer")]
    public void Validate_WrongPlaceOfTheAnchors_IsNamed(string? connection, string? account, string container, string named)
    {
        var result = Check(new StorageOptions { AnchorConnectionString = connection, AnchorAccountName = account, AnchorContainer = container });

        Assert.True(result.Failed);
        Assert.Contains(named, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_AccountOfTheAnchors_IsApartWhereOneIsNamed()
    {
        Assert.Equal("https://office.blob.core.windows.net/", AnchorClients.Create(new StorageOptions { AccountName = "office" }).Uri.ToString());
        Assert.Equal(
            "https://elsewhere.blob.core.windows.net/",
            AnchorClients.Create(new StorageOptions { AccountName = "office", AnchorAccountName = "elsewhere" }).Uri.ToString());
        Assert.Equal(
            "devstoreaccount1",
            AnchorClients.Create(new StorageOptions { AccountName = "office", AnchorConnectionString = "UseDevelopmentStorage=true" }).AccountName);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(StorageOptions options) =>
        new StorageOptionsCheck().Validate(null, options);
}
