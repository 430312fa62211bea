using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// All that can be known of one package before it is deployed. Nothing of it is loaded.
/// </summary>
/// <param name="package">The package.</param>
/// <param name="findings">Where it goes.</param>
internal sealed class PackageVerification(VerifiedPackage package, FindingList findings)
{
    private readonly PackageLocation _location = package.Location;

    /// <summary>Makes every check.</summary>
    /// <param name="host">What the package finds outside of itself.</param>
    /// <param name="runtime">The platform that it is meant for; <see langword="null"/> if it is for any of Lambda's.</param>
    public void Run(HostAssemblies host, string? runtime)
    {
        CheckFiles();
        if (_location.IsNativeProgram)
        {
            return;
        }

        new AssemblyVerification(package, findings).Run(runtime);
        CheckHandlers();
        Try(VerificationRules.Startup, () => StartupRules.Require(_location));
        CheckReferences(host);
        CheckSettings();
        Try(VerificationRules.Unloading, () => Warn(VerificationRules.Unloading, UnloadingWarning.Of(_location)));
        Try(VerificationRules.Json, () => Warn(VerificationRules.Json, JsonByReflection.Warning(_location)));
    }

    private void CheckFiles()
    {
        foreach (var (rule, check) in PackageFileRules.All)
        {
            Try(rule, () => check(_location, error => findings.Add(rule, package.Place, error.Message)));
        }

        foreach (var file in package.Files)
        {
            Try(VerificationRules.FileNames, () => PublishingRules.JudgeFile(_location, file));
        }

        Try(VerificationRules.Size, () => PackageSize.Require(_location.Name, [.. package.Files.Select(file => (file, LengthOf(file)))]));
        Try(VerificationRules.NativeFiles, () => NativeFileWarnings.Tell(_location, warning => Warn(VerificationRules.NativeFiles, warning)));
    }

    // A link to nothing is told by the rule for links.
    private long LengthOf(string file) => new FileInfo(Path.Join(_location.Directory, file)) is { Exists: true } found ? found.Length : 0;

    private void CheckHandlers() => Try(VerificationRules.Marks, () =>
    {
        var handlers = PackageHandlers.Of(_location, message => findings.Add(VerificationRules.Marks, package.Place, message));
        if (handlers.IsEmpty && !_location.HasLambdaCore)
        {
            findings.Add(VerificationRules.NoHandler, package.Place, VerificationError.NoHandler(_location).Message);
        }
    });

    // The host with ASP.NET Core has more, and what a library alone refers to is often for a use that nobody makes of it.
    private void CheckReferences(HostAssemblies host) => Try(VerificationRules.References, () =>
    {
        var missing = MissingReferences.Of(_location, null, host.Plain);
        var needed = MissingReferences.Needed(_location, missing.Length == 0 ? [] : MissingReferences.Of(_location, null, host.WithAspNetCore));
        if (MissingReferences.Explain(_location, needed) is { } error)
        {
            findings.Add(VerificationRules.References, package.Place, error.Message);
        }

        Warn(VerificationRules.OtherReferences, MissingReferences.Explain(_location, [.. missing.Except(needed)])?.Message);
    });

    // As the host: AWS's own runtime is started with the package's settings.
    private void CheckSettings()
    {
        if (_location.HasLambdaCore)
        {
            Warn(VerificationRules.Settings, RuntimeConfig.Warning(_location.MainAssemblyPath, static _ => null));
        }
    }

    private void Warn(VerificationRule rule, string? message)
    {
        if (message is not null)
        {
            findings.Add(rule, package.Place, message);
        }
    }

    private void Try(VerificationRule rule, Action check) => findings.Try(rule, package.Place, check);
}
