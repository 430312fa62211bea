namespace PluginRuntime.Publishing.Verification.Findings;

/// <summary>
/// How much a finding matters.
/// </summary>
internal enum FindingLevel
{
    /// <summary>The host, or Lambda, would refuse it.</summary>
    Error,

    /// <summary>It would run, and not as well as it could or as is meant.</summary>
    Warning,

    /// <summary>It could not be looked at, and nothing need be changed.</summary>
    Note,
}
