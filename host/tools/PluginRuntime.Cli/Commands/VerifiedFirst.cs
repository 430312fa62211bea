using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// What <c>layer</c>, <c>pack</c> and <c>install</c> do before their own work: all that <c>verify</c> would tell of the packages, at once.
/// </summary>
internal static class VerifiedFirst
{
    /// <summary>Verifies them. Warnings go to standard error.</summary>
    /// <param name="verification">Has the packages, and what is wrong where one was not found.</param>
    /// <param name="isToldOf">Whether a warning matters for what becomes of them.</param>
    /// <exception cref="UsageException">There are errors.</exception>
    public static void Require(VerificationRun verification, Predicate<VerificationRule> isToldOf)
    {
        verification.Run([], "");
        Finding[] errors = [.. verification.Findings.Where(finding => finding.IsError)];
        if (errors.Length > 0)
        {
            throw new UsageException(string.Join("\n\n", errors.Select(error => error.Message)));
        }

        foreach (var finding in verification.Findings.Where(finding => isToldOf(finding.Rule)))
        {
            Console.Error.WriteLine(finding.Message);
        }
    }
}
