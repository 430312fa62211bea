using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Findings;

/// <summary>
/// What was found so far. One check that fails keeps no other from being made.
/// </summary>
internal sealed class FindingList
{
    // Longer than any that is written for somebody; a signature of hundreds of types would make it so.
    private const int LongestMessage = 16 * 1024;

    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string Message, FindingPlace Place)> _seen = [];

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<Finding> All => _findings;

    /// <summary>Adds one. What two checks come upon is told by the first.</summary>
    public void Add(VerificationRule rule, FindingPlace place, string message)
    {
        var told = message.Length > LongestMessage ? string.Concat(message.AsSpan(0, LongestMessage), "…") : message;
        if (_seen.Add((told, place)))
        {
            _findings.Add(new Finding(rule, told, place));
        }
    }

    /// <summary>Makes a check, and adds what it refuses or cannot read.</summary>
    public void Try(VerificationRule rule, FindingPlace place, Action check)
    {
        try
        {
            check();
        }
        catch (PackageException error)
        {
            Add(rule, place, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Add(
                VerificationRules.Input,
                place,
                $"""
                {Quotation.Plain(place.File)} cannot be read whole: {Quotation.Plain(error.Message)}
                Its files and folders should be readable.
                Change their modes, or deploy them anew.
                """);
        }
    }
}
