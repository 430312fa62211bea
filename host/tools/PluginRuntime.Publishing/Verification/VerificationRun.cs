using PluginRuntime.Publishing.Libraries;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Publishing.Verification.Limits;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// All that the host and Lambda would refuse of packages and handler strings, told at once and before anything is deployed.
/// </summary>
/// <param name="host">What the packages find outside of themselves.</param>
/// <param name="runtime"><c>linux-x64</c> or <c>linux-arm64</c>, if the function's platform is known.</param>
/// <param name="libraries">What native libraries say of their handlers; those that this program can ask, where it is left out.</param>
internal sealed class VerificationRun(HostAssemblies host, string? runtime, LibraryAnswers? libraries = null)
{
    private readonly FindingList _findings = new();
    private readonly List<VerifiedPackage> _packages = [];
    private readonly List<VerifiedZip> _zips = [];

    /// <summary>What was found, in the order in which it was looked for.</summary>
    public IReadOnlyList<Finding> Findings => _findings.All;

    /// <summary>The same, open for what else is looked at.</summary>
    public FindingList List => _findings;

    /// <summary>The packages that were found.</summary>
    public IReadOnlyList<VerifiedPackage> Packages => _packages;

    /// <summary>What was read of them.</summary>
    public PackageReading Reading { get; } = new(host, libraries);

    /// <summary>Looks for packages; where that fails it is a finding.</summary>
    /// <param name="input">The project, the zip, the folder or the DLL.</param>
    /// <param name="find">Finds them.</param>
    public void Find(string input, Func<IEnumerable<VerifiedPackage>> find) =>
        _findings.Try(VerificationRules.Input, new FindingPlace(input), () => _packages.AddRange(find()));

    /// <summary>Takes note of a zip.</summary>
    public void Add(VerifiedZip zip) => _zips.Add(zip);

    /// <summary>Tells that nothing could be found at a path.</summary>
    public void Refuse(string input, PackageException error) => _findings.Add(VerificationRules.Input, new FindingPlace(input), error.Message);

    /// <summary>Verifies what was found: each package, all of them together, and the handler strings.</summary>
    /// <param name="handlers">The handler strings that functions will have.</param>
    /// <param name="input">What to point at for one whose package is not there.</param>
    public void Run(IEnumerable<string> handlers, string input)
    {
        foreach (var package in _packages)
        {
            new PackageVerification(package, Reading, _findings).Run(runtime);
        }

        CheckTogether();
        var verification = new HandlerVerification(_packages, Reading);
        foreach (var handler in handlers)
        {
            var package = verification.PackageOf(handler);
            var place = new FindingPlace(package?.File ?? input, package?.Location.Name, handler);
            _findings.Try(VerificationRules.Handler, place, () => verification.Judge(handler));
        }
    }

    private void CheckTogether()
    {
        foreach (var (location, error) in SamePackage.In(_packages.Select(package => (package.Location, package.Origin))))
        {
            _findings.Add(VerificationRules.Twice, _packages.First(package => ReferenceEquals(package.Location, location)).Place, error.Message);
        }

        foreach (var zip in _zips)
        {
            Warn(VerificationRules.DirectZip, zip.File, DirectZip.Warning(zip.Bytes, FunctionLimits.Remedy));
        }

        VerifiedPackage[] ofLambda = [.. _packages.Where(package => !package.IsForRoot)];
        if (ofLambda.Length > 1)
        {
            Warn(VerificationRules.Together, ofLambda[0].File, FunctionLimits.Size([.. ofLambda.Select(package => (package.Location.Name, package.Size))]));
        }

        Warn(VerificationRules.Together, _zips.Count > 0 ? _zips[0].File : "", FunctionLimits.Layers(_zips));
    }

    private void Warn(VerificationRule rule, string file, string? message)
    {
        if (message is not null)
        {
            _findings.Add(rule, new FindingPlace(file), message);
        }
    }
}
