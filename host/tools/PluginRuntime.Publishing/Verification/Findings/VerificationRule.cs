namespace PluginRuntime.Publishing.Verification.Findings;

/// <summary>
/// One of the things that are verified.
/// </summary>
/// <param name="Id">Its number, which stays what it is once it was shipped: <c>PLV1001</c>.</param>
/// <param name="Level">What a finding of it is.</param>
/// <param name="Description">What holds for a package in which it finds nothing.</param>
internal sealed record VerificationRule(string Id, FindingLevel Level, string Description);
