using System.Text.RegularExpressions;
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

    /// <summary>The cloud of <see cref="AccountName"/>: <c>core.windows.net</c> (default), <c>core.chinacloudapi.cn</c> or <c>core.usgovcloudapi.net</c>.</summary>
    public string EndpointSuffix { get; set; } = TableClients.PublicCloud;

    /// <summary>Put before each table name; up to 20 letters and digits, a letter first. Default: nothing.</summary>
    public string TablePrefix { get; set; } = "";

    /// <summary>
    /// Base64 of at least 32 bytes, the key of the audit chain. Without it a key is made at the first save or anchor and kept in
    /// the account; that shows mistakes, but not tampering by someone who can read the whole account. Set it before the
    /// first start: the chain breaks under another key.
    /// </summary>
    public string? AuditKey { get; set; }

    /// <summary>
    /// Connection string of the account that holds the anchors of the audit chains; ideally a separate one, to which writers of
    /// the tables have no keys. With neither this nor <see cref="AnchorAccountName"/>: the account of the tables.
    /// </summary>
    public string? AnchorConnectionString { get; set; }

    /// <summary>Name of that account, reached by managed identity.</summary>
    public string? AnchorAccountName { get; set; }

    /// <summary>Container of the anchors: 3 to 40 lower-case letters, digits and single hyphens. After a restore the office continues in a new one.</summary>
    public string AnchorContainer { get; set; } = "audit-anchors";

    /// <summary>Whether the anchors have a separate account.</summary>
    internal bool HasAnchorAccount => !string.IsNullOrEmpty(AnchorConnectionString) || !string.IsNullOrEmpty(AnchorAccountName);

    /// <summary>Connection string of Azurite on its usual ports.</summary>
    internal const string Development = "UseDevelopmentStorage=true";
}

/// <summary>A wrong setting stops the start with its name and the fix.</summary>
internal sealed partial class StorageOptionsCheck : IValidateOptions<StorageOptions>
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
        if (options.ConnectionString is { Length: > 0 } connection && !Makes(() => new Azure.Data.Tables.TableServiceClient(connection)))
            wrong.Add("Storage:ConnectionString is not one; copy it whole from the account's access keys.");
        if (!string.IsNullOrEmpty(options.AnchorConnectionString) && !string.IsNullOrEmpty(options.AnchorAccountName))
            wrong.Add("Storage:AnchorConnectionString and Storage:AnchorAccountName are both set; leave one of them out.");
        if (options.AnchorAccountName is { Length: > 0 } anchors && !IsAccountName(anchors))
            wrong.Add("Storage:AnchorAccountName has to be 3 to 24 lower-case letters and digits, the name alone without an address.");
        if (options.AnchorConnectionString is { Length: > 0 } apart && !Makes(() => new Azure.Storage.Blobs.BlobServiceClient(apart)))
            wrong.Add("Storage:AnchorConnectionString is not one; copy it whole from the account's access keys.");
        if (options.AnchorContainer.Length is < 3 or > 40 || !Container().IsMatch(options.AnchorContainer))
            wrong.Add("Storage:AnchorContainer has to be 3 to 40 lower-case letters, digits and single hyphens.");
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

    private static bool Makes(Func<object> client)
    {
        try
        {
            _ = client();
            return true;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Container();

    private static bool IsKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) && length >= Audit.AuditKey.MinLength;
    }
}
