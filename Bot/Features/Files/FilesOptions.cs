using Microsoft.Extensions.Options;

namespace BotApp.Features.Files;

/// <summary>Section <c>Files</c> of the configuration.</summary>
internal sealed class FilesOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Files";

    /// <summary>
    /// Where files are written instead of asking the person in Teams. In Development <c>.local/out</c> by default; set to nothing,
    /// Teams is asked there too. Elsewhere it cannot be set: files must not lie on the host's disk.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>The folder, or null if Teams is asked.</summary>
    public string? EffectiveFolder => string.IsNullOrWhiteSpace(Folder) ? null : Path.GetFullPath(Folder);
}

internal sealed class FilesOptionsCheck(IHostEnvironment environment) : IValidateOptions<FilesOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, FilesOptions options) =>
        options.EffectiveFolder is null || environment.IsDevelopment()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Files:Folder is set, and the environment is not Development. Remove it: files go to people by Teams.");
}
