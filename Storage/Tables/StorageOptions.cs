using Microsoft.Extensions.Options;

namespace BotApp.Storage.Tables;

/// <summary>Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Storage";

    /// <summary>Connection string of the account. With neither this nor <see cref="AccountName"/>: Azurite on its usual ports.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Name of the account, reached by managed identity.</summary>
    public string? AccountName { get; set; }

    /// <summary>Where <see cref="AccountName"/> is: <c>core.windows.net</c> (default), <c>core.chinacloudapi.cn</c> or <c>core.usgovcloudapi.net</c>.</summary>
    public string EndpointSuffix { get; set; } = TableClients.PublicCloud;

    /// <summary>Put before each table name; up to 20 letters and digits, a letter first. Default: nothing.</summary>
    public string TablePrefix { get; set; } = "";

    /// <summary>
    /// Base64 of at least 32 bytes, the key of the audit chain. Without it a key is made at the first start and kept in
    /// the account, which shows mistakes but not the tampering of someone who may read the whole account. Set it before
    /// the first save: the chain does not hold under another key.
    /// </summary>
    public string? AuditKey { get; set; }

    /// <summary>What stands for Azurite on its usual ports.</summary>
    internal const string Development = "UseDevelopmentStorage=true";
}

/// <summary>A wrong setting stops the start with its name and the fix.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    private const int MaxPrefix = 20;

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var wrong = new List<string>();
        if (!string.IsNullOrEmpty(options.ConnectionString) && !string.IsNullOrEmpty(options.AccountName))
            wrong.Add("Storage:ConnectionString and Storage:AccountName are both set; leave one of them out.");
        if (options.AccountName is { Length: > 0 } account && !IsAccountName(account))
            wrong.Add("Storage:AccountName has to be 3 to 24 lower-case letters and digits, the name alone without an address.");
        if (!TableClients.Audiences.ContainsKey(options.EndpointSuffix))
            wrong.Add($"Storage:EndpointSuffix has to be one of {string.Join(", ", TableClients.Audiences.Keys)}.");
        if (options.ConnectionString is { Length: > 0 } connection && !IsConnectionString(connection))
            wrong.Add("Storage:ConnectionString is not one; copy it whole from the account's access keys.");
        if (options.TablePrefix.Length > MaxPrefix || !IsPrefix(options.TablePrefix))
            wrong.Add($"Storage:TablePrefix has to be at most {MaxPrefix} letters and digits, beginning with a letter.");
        if (!string.IsNullOrEmpty(options.AuditKey) && !IsKey(options.AuditKey))
            wrong.Add($"Storage:AuditKey has to be base64 of at least {Audit.AuditKey.MinLength} bytes.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsAccountName(string name) =>
        name.Length is >= 3 and <= 24 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static bool IsPrefix(string prefix) =>
        prefix.Length == 0 || (char.IsAsciiLetter(prefix[0]) && prefix.All(char.IsAsciiLetterOrDigit));

    private static bool IsConnectionString(string connection)
    {
        try
        {
            _ = new Azure.Data.Tables.TableServiceClient(connection);
            return true;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) && length >= Audit.AuditKey.MinLength;
    }
}
