using System.Globalization;

namespace PluginRuntime.Emulator;

/// <summary>
/// The time that something had, and what is said when it was not enough.
/// </summary>
/// <param name="Length">The time.</param>
/// <param name="Description">The sentence, without its full stop: what took too long, how long, and whose limit it was.</param>
internal sealed record TimeLimit(TimeSpan Length, string Description)
{
    /// <summary>Whether it is the invocation's own, and not one of what comes before.</summary>
    public bool IsOfInvocation { get; private init; }

    /// <summary>What an invocation may take, in Lambda's own words.</summary>
    public static TimeLimit OfInvocation(TimeSpan timeout) =>
        new(timeout, $"Task timed out after {Seconds(timeout)} seconds") { IsOfInvocation = true };

    /// <summary>What init may take. Lambda ends it after its own limit, and tries it once more within the function's.</summary>
    public static TimeLimit OfInit(TimeSpan timeout)
    {
        var all = LambdaLimits.InitTimeout + timeout;
        return new(
            all, $"Init timed out after {Seconds(all)} seconds: Lambda's {Short(LambdaLimits.InitTimeout)} s for init, and then the function's timeout of {Short(timeout)} s");
    }

    /// <summary>What init may take before a snapshot: a time of its own, or the function's if that is longer.</summary>
    public static TimeLimit OfInitBeforeSnapshot(TimeSpan timeout)
    {
        var longest = LambdaLimits.SnapStartInitTimeout;
        return timeout > longest
            ? new(timeout, $"Init timed out after {Seconds(timeout)} seconds: the function's timeout, which with SnapStart holds for init if it is longer than {Short(longest)} s")
            : new(longest, $"Init timed out after {Seconds(longest)} seconds: what Lambda gives it with SnapStart");
    }

    /// <summary>What may come after a restore.</summary>
    public static TimeLimit OfRestore() => new(
        LambdaLimits.RestoreTimeout, $"Restore timed out after {Seconds(LambdaLimits.RestoreTimeout)} seconds: what Lambda gives to what comes after a restore");

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Short(TimeSpan time) => time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);
}
