using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Packages.Native;
using PluginRuntime.Packages.References;
using PluginRuntime.Publishing.Libraries;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Publishing.Verification.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// All that can be known of one package before it is deployed. Nothing of it is loaded.
/// </summary>
/// <param name="package">The package.</param>
/// <param name="reading">What is read of it.</param>
/// <param name="findings">Where it goes.</param>
internal sealed class PackageVerification(VerifiedPackage package, PackageReading reading, FindingList findings)
{
    private readonly PackageLocation _location = package.Location;

    /// <summary>Makes every check.</summary>
    /// <param name="runtime">The platform that it is meant for; <see langword="null"/> if it is for any of Lambda's.</param>
    public void Run(string? runtime)
    {
        CheckFiles();
        if (_location.IsNativeProgram)
        {
            Tell(VerificationRules.NativeProgram, refuse => NativeProgramRules.Tell(_location, package.IsModeKept, runtime, refuse));
            return;
        }

        if (_location.IsHandlerLibrary)
        {
            Tell(VerificationRules.HandlerLibrary, refuse => HandlerLibraryRules.Tell(_location, runtime, refuse));
            Tell(VerificationRules.LibraryAnswer, CheckAnswer);
            Try(VerificationRules.NeededLibraries, () => Warn(VerificationRules.NeededLibraries, HandlerLibraryRules.Warning(_location)));
            return;
        }

        new AssemblyVerification(package, findings).Run(runtime);
        CheckHandlers();
        Tell(VerificationRules.Startup, refuse => StartupRules.Tell(reading.Of(_location), refuse));
        Tell(VerificationRules.BuiltAgainst, refuse => BuiltAgainstRules.Tell(_location, reading.CatalogOf(_location), refuse));
        CheckReferences();
        CheckSettings();
        Try(VerificationRules.Settings, () => Warn(VerificationRules.Settings, SelfContainedSettings.Warning(_location)));
        Try(VerificationRules.Unloading, () => Warn(VerificationRules.Unloading, UnloadingWarning.Of(_location, reading.CatalogOf(_location))));
        Try(VerificationRules.Json, () => Warn(VerificationRules.Json, JsonByReflection.Warning(reading.Of(_location))));
    }

    private void CheckFiles()
    {
        foreach (var (rule, check) in PackageFileRules.All)
        {
            Tell(rule, refuse => check(_location, refuse));
        }

        if (package.IsForRoot)
        {
            Tell(VerificationRules.Links, refuse => PlainFiles.Tell(_location, refuse));
        }
        else
        {
            Try(VerificationRules.Size, () => PackageSize.Require(_location.Name, [.. package.Files.Select(file => (file, package.LengthOf(file)))]));
        }

        Tell(VerificationRules.FileNames, refuse => PublishingRules.TellOfFiles(_location, package.Files, refuse));
        Try(VerificationRules.NativeFiles, () => NativeFileWarnings.Tell(_location, warning => Warn(VerificationRules.NativeFiles, warning)));
        Try(VerificationRules.NativeVersions, () => NativeVersions.Tell(_location, warning => Warn(VerificationRules.NativeVersions, warning)));
    }

    // What the headers show is told already, and nothing that does not fit is opened.
    private void CheckAnswer(Action<PackageException> refuse)
    {
        var path = _location.MainAssemblyPath;
        if (ElfLibrary.Of(path) is not { Fault: null, IsShared: true, MissingExports: [] } library)
        {
            return;
        }

        var description = reading.Libraries.Of(path);
        if (!LibraryAnswers.IsForThisMachine(library))
        {
            Warn(VerificationRules.NotAsked, LibraryAnswerError.NotAsked(path, library.Platform, NativePlatformName.Current));
        }

        HandlerLibraryRules.CompareFacts(_location, NativeFacts.Of(Path.GetFileName(path), library, description?.Abi), refuse);
    }

    private void CheckHandlers() => Tell(VerificationRules.Marks, refuse =>
    {
        var handlers = PackageHandlers.Of(reading.Of(_location), message => findings.Add(VerificationRules.Marks, package.Place, message), refuse);
        if (handlers.IsEmpty && !_location.HasLambdaCore)
        {
            findings.Add(VerificationRules.NoHandler, package.Place, VerificationError.NoHandler(_location).Message);
        }
    });

    // The host with ASP.NET Core has more, and what a library alone refers to is often for a use that nobody makes of it.
    private void CheckReferences() => Try(VerificationRules.References, () =>
    {
        var isNewer = findings.All.Any(finding => finding.Rule == VerificationRules.BuiltAgainst && finding.Place == package.Place);
        var missing = Missing(reading.Host.Plain, isNewer);
        var needed = MissingReferences.Needed(_location, missing.Length == 0 ? [] : Missing(reading.Host.WithAspNetCore, isNewer));
        if (MissingReferences.Explain(_location, needed) is { } error)
        {
            findings.Add(VerificationRules.References, package.Place, error.Message);
        }

        Warn(VerificationRules.OtherReferences, MissingReferences.Explain(_location, [.. missing.Except(needed)])?.Message);
    });

    // What is there and too old says once more that the package was built for something newer.
    private MissingReference[] Missing(FrameworkAssemblies host, bool isNewer) =>
        [.. MissingReferences.Of(_location, reading.CatalogOf(_location, host)).Where(reference => !isNewer || reference.Found is null)];

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

    private void Tell(VerificationRule rule, Action<Action<PackageException>> check) =>
        Try(rule, () => check(error => findings.Add(rule, package.Place, error.Message)));

    private void Try(VerificationRule rule, Action check) => findings.Try(rule, package.Place, check);
}
