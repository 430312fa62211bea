using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// Whether the DLLs of a package can be loaded where they will run, and whether that is quick.
/// </summary>
/// <param name="package">The package.</param>
/// <param name="findings">Where it goes.</param>
internal sealed class AssemblyVerification(VerifiedPackage package, FindingList findings)
{
    private readonly PackageLocation _location = package.Location;

    /// <summary>Reads the headers of every DLL beside the main one.</summary>
    /// <param name="runtime">The platform that the package is meant for; <see langword="null"/> if it is for the one that its code says.</param>
    public void Run(string? runtime) => findings.Try(VerificationRules.Assembly, package.Place, () => Read(runtime));

    private void Read(string? runtime)
    {
        (string Path, string? Platform)[] compiled = [.. Dlls().Select(path => (path, PlatformOf(path)))];
        var platform = runtime
            ?? compiled.Select(dll => dll.Platform).FirstOrDefault(each => NativeAssets.RuntimesOfLambda.Contains(each))
            ?? NativeAssets.RuntimesOfLambda[0];
        if (AssemblyFileCheck.Explain(_location.MainAssemblyPath, hostPlatform: platform) is { } error)
        {
            findings.Add(VerificationRules.Assembly, package.Place, error.Message);
        }
        else if (package.IsCompilationChosen && compiled[0].Platform is null)
        {
            findings.Add(VerificationRules.AheadOfTime, package.Place, PlainIl(platform));
        }

        foreach (var (path, other) in compiled)
        {
            if (other is not null && other != platform)
            {
                findings.Add(VerificationRules.Assembly, package.Place, AssemblyFileError.OtherPlatform(path, other, platform, null).Message);
            }
        }
    }

    private string[] Dlls() =>
    [
        _location.MainAssemblyPath,
        .. Directory.GetFiles(_location.Directory, "*.dll").Where(path => path != _location.MainAssemblyPath).Order(StringComparer.Ordinal),
    ];

    // Native libraries bear .dll, too, and what is damaged is told where it is needed.
    private static string? PlatformOf(string path)
    {
        try
        {
            return PortableExecutable.Read(path).NativePlatform;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string PlainIl(string platform) =>
        $"""
        The package {Quotation.Of(_location.Name)} is not compiled ahead of time: each method of {Quotation.Plain(Path.GetFileName(_location.MainAssemblyPath))} is compiled when it is first called, in every cold start.
        It should have code for the function's processor, as 'dotnet publish -r {platform} -p:PublishReadyToRun=true' makes it, or '--runtime {platform}' of this command for a project.
        Publish it so, if it need not run on both processors.
        """;
}
