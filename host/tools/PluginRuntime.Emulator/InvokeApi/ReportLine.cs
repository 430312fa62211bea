using System.Globalization;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The line by which Lambda sums up an invocation; what is not known is left out.
/// </summary>
/// <remarks>
/// Init is billed, too, since August 2025:
/// https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/.
/// </remarks>
internal static class ReportLine
{
    /// <summary>The line, its fields with tabs between them.</summary>
    public static string Of(InvocationMeasures measures) => string.Join('\t', Fields(measures));

    private static IEnumerable<string> Fields(InvocationMeasures measures)
    {
        yield return $"REPORT RequestId: {measures.RequestId}";
        if (measures.Duration is { } duration)
        {
            var billed = Math.Ceiling((duration + (measures.InitDuration ?? TimeSpan.Zero)).TotalMilliseconds);
            yield return $"Duration: {Milliseconds(duration)}";
            yield return string.Create(CultureInfo.InvariantCulture, $"Billed Duration: {billed:0} ms");
        }

        yield return $"Memory Size: {measures.MemoryMegabytes} MB";
        if (measures.PeakMemoryMegabytes is { } peak)
        {
            yield return $"Max Memory Used: {peak} MB";
        }

        if (measures.InitDuration is { } init)
        {
            yield return $"Init Duration: {Milliseconds(init)}";
        }

        if (measures.RestoreDuration is { } restore)
        {
            yield return $"Restore Duration: {Milliseconds(restore)}";
        }

        if (measures.TimeoutLimit is not null)
        {
            yield return "Status: timeout";
        }
        else if (measures.Fault is { } fault)
        {
            yield return $"Status: error\tError Type: {fault}";
        }
    }

    private static string Milliseconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");
}
