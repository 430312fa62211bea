using PluginRuntime.Deployments;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Deployments.Reading;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// Whether files that describe a deployment fit the packages that their functions lead to.
/// </summary>
/// <param name="packages">The packages.</param>
/// <param name="reading">What was read of them.</param>
/// <param name="findings">Where it goes.</param>
internal sealed class DeploymentVerification(IReadOnlyList<VerifiedPackage> packages, PackageReading reading, FindingList findings)
{
    /// <summary>Reads a file; where that fails it is a finding, and <see langword="null"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">Where it goes.</param>
    public static Deployment? Read(string path, FindingList findings)
    {
        try
        {
            return Deployment.Read(path);
        }
        catch (DescriptionException error)
        {
            findings.Add(VerificationRules.Description, At(path, error.Place), error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Add(VerificationRules.Description, At(path, TextPlace.Start), DeploymentError.Unreadable(path, error));
        }

        return null;
    }

    /// <summary>Judges the functions that lead to one of the packages.</summary>
    public void Judge(Deployment deployment)
    {
        foreach (var function in deployment.Functions)
        {
            VerifiedPackage[] own = [.. packages.Where(package => CodeLead.Leads(function, package))];
            if (own.Length > 0)
            {
                new FunctionVerification(deployment.File, function, own, reading, findings).Run();
            }
        }
    }

    /// <summary>Tells of code that leads nowhere, and of code of which the file does not tell where it is.</summary>
    public void JudgePaths(Deployment deployment)
    {
        foreach (var function in deployment.Functions.Where(CodeLead.IsForNet))
        {
            foreach (var code in CodeLead.PathsOf(function))
            {
                JudgePath(deployment.File, function, code);
            }
        }
    }

    private void JudgePath(string file, DescribedFunction function, DescribedCode code)
    {
        if (code.Path is null)
        {
            findings.Add(VerificationRules.Unknown, At(file, code.Place), DeploymentError.UnknownCode(function.Name, code.Written));
        }
        else if (!Path.Exists(code.Path) && CodeLead.ProjectAbove(code.Path) is null && !packages.Any(package => CodeLead.Leads(code.Path, package)))
        {
            findings.Add(VerificationRules.DescribedCode, At(file, code.Place), DeploymentError.Nowhere(function.Name, code));
        }
    }

    /// <summary>A place in a description.</summary>
    public static FindingPlace At(string file, TextPlace place, string? package = null, string? handler = null) =>
        new(Path.GetFullPath(file), package, handler is null ? null : Quotation.Plain(handler)) { Line = place.Line, Column = place.Column };
}
