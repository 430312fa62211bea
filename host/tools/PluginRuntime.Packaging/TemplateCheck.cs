using PluginRuntime.Deployments.Reading;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Deployments;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packaging;

/// <summary>
/// Holds files that describe deployments against a project that was built.
/// </summary>
/// <param name="list">The build's list: the project, its assembly's name, the folder of its output, and the files.</param>
internal sealed class TemplateCheck(BuildList list)
{
    /// <summary>Makes the check.</summary>
    /// <returns>What is wrong. Nothing is said of what cannot be known.</returns>
    public IEnumerable<Finding> Run()
    {
        var findings = new FindingList();
        Deployment[] deployments = [.. list.All("template").Select(path => DeploymentVerification.Read(path, findings)).OfType<Deployment>()];
        if (deployments.Any(deployment => deployment.Functions.Count > 0) && Find() is { } package)
        {
            var judge = new DeploymentVerification([package], new PackageReading(HostAssemblies.OfThisProcess()), findings);
            Array.ForEach(deployments, judge.Judge);
        }

        return findings.All.Where(finding => finding.Rule.Level != FindingLevel.Note);
    }

    // What is wrong with the package itself its publish tells.
    private VerifiedPackage? Find()
    {
        try
        {
            var root = new PackageRoot(RealPath.Of(list.One("folder")), holdsFlatPackages: true);
            var location = new PackageCatalog([root]).Find(HandlerString.Parse(PackageName.Parse(list.One("name")).Value));

            // What is built here is not what is deployed: for which processor, its publish settles.
            return new VerifiedPackage(location, location.Name, list.One("project"), []) { IsCompilationChosen = false };
        }
        catch (PackageException)
        {
            return null;
        }
    }
}
