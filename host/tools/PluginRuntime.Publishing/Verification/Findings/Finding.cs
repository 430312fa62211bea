namespace PluginRuntime.Publishing.Verification.Findings;

/// <summary>
/// Something that is wrong with a package or a handler string, or could be better.
/// </summary>
/// <param name="Rule">What was broken.</param>
/// <param name="Message">In the host's own words: what was found, what would be right, and where to change it.</param>
/// <param name="Place">Where.</param>
internal sealed record Finding(VerificationRule Rule, string Message, FindingPlace Place)
{
    /// <summary>Whether what was found would be refused.</summary>
    public bool IsError => Rule.Level == FindingLevel.Error;
}
