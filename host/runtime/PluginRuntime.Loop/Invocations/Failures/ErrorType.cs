using PluginRuntime.Log.Records;

namespace PluginRuntime.Invocations.Failures;

/// <summary>
/// The name of a failure: as it stands in the body, and in the narrower form that Lambda keeps in its metrics.
/// </summary>
/// <remarks>
/// Lambda keeps <c>(Runtime|Function)\.[A-Z][a-zA-Z]+</c> and turns anything else into <c>Function.Unknown</c> or <c>Runtime.Unknown</c>.
/// </remarks>
internal static class ErrorType
{
    private const int LongestReason = 128;

    /// <summary>What the handler chose, else the short name of the exception's type.</summary>
    public static string Of(Exception exception) =>
        exception is FunctionException { ErrorType.Length: > 0 } chosen ? chosen.ErrorType
        : exception is ToldException told ? told.TypeName
        : exception.GetType().Name;

    /// <summary>
    /// The same in Lambda's form: characters it would not keep are dropped, <c>Function.</c> is put in front where no category stands.
    /// </summary>
    public static string ForHeader(string errorType)
    {
        var category = errorType.StartsWith("Runtime.", StringComparison.Ordinal) ? "Runtime." : "Function.";
        var start = errorType.StartsWith(category, StringComparison.Ordinal) ? category.Length : 0;
        Span<char> reason = stackalloc char[LongestReason];
        var length = 0;
        for (var index = start; index < errorType.Length && length < LongestReason; index++)
        {
            if (char.IsAsciiLetter(errorType[index]))
            {
                reason[length++] = errorType[index];
            }
        }

        if (length < 2)
        {
            return category + "Unknown";
        }

        reason[0] = char.ToUpperInvariant(reason[0]);
        return string.Concat(category, reason[..length]);
    }
}
