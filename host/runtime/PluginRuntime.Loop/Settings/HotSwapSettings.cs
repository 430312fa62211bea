using System.Globalization;

namespace PluginRuntime.Settings;

/// <summary>
/// What a function says of the swapping of its package while it is served.
/// </summary>
internal sealed class HotSwapSettings
{
    private const string SwitchVariable = "PLUGINRUNTIME_HOT_SWAP";
    private const string PrepareVariable = "PLUGINRUNTIME_PREPARE_MS";
    private const string DrainVariable = "PLUGINRUNTIME_DRAIN_MS";
    private const string MaxLeakedVariable = "PLUGINRUNTIME_MAX_LEAKED";

    private const int DefaultPrepareMilliseconds = 10_000;
    private const int DefaultDrainMilliseconds = 30_000;
    private const int LongestMilliseconds = 900_000;
    private const int DefaultMaxLeaked = 8;
    private const int MostLeaked = 10_000;

    private readonly InitException? _fault;

    private HotSwapSettings(Func<string, string?> read, string text)
    {
        _fault = text == "1" ? null : InvalidSwitch(text);
        PrepareLimit = Milliseconds(read, PrepareVariable, DefaultPrepareMilliseconds, ref _fault);
        DrainLimit = Milliseconds(read, DrainVariable, DefaultDrainMilliseconds, ref _fault);
        MaxLeaked = Number(read, MaxLeakedVariable, DefaultMaxLeaked, smallest: 1, MostLeaked, ref _fault);
    }

    /// <summary>
    /// <c>PLUGINRUNTIME_PREPARE_MS</c>: how long a new version may take until it could serve, its constructor included; 1 to 900,000 ms, 10,000
    /// if not set: Lambda's own limit for init.
    /// </summary>
    public TimeSpan PrepareLimit { get; }

    /// <summary>
    /// <c>PLUGINRUNTIME_DRAIN_MS</c>: how long a replaced version may take for its last invocations, and again to be disposed, until it counts
    /// as leaked; 1 to 900,000 ms, 30,000 if not set.
    /// </summary>
    public TimeSpan DrainLimit { get; }

    /// <summary>
    /// <c>PLUGINRUNTIME_MAX_LEAKED</c>: how many replaced versions may stay in memory before swaps are refused; 1 to 10,000, 8 if not set.
    /// </summary>
    public int MaxLeaked { get; }

    /// <summary>Reads them: <see langword="null"/> where <c>PLUGINRUNTIME_HOT_SWAP</c> is not set, empty or <c>0</c>.</summary>
    /// <param name="read">Answers a variable's value, or <see langword="null"/> if it is not set.</param>
    public static HotSwapSettings? Read(Func<string, string?> read) =>
        read(SwitchVariable) is { } text && text is not ("" or "0") ? new HotSwapSettings(read, text) : null;

    /// <summary>Looks whether they can hold.</summary>
    /// <exception cref="InitException">One of them holds what it must not.</exception>
    public void Check()
    {
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    private static TimeSpan Milliseconds(Func<string, string?> read, string variable, int fallback, ref InitException? fault) =>
        new(Number(read, variable, fallback, smallest: 1, LongestMilliseconds, ref fault) * TimeSpan.TicksPerMillisecond);

    private static int Number(
        Func<string, string?> read, string variable, int fallback, int smallest, int largest, ref InitException? fault)
    {
        if (read(variable) is not { Length: > 0 } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest)
        {
            return number;
        }

        fault ??= Invalid(
            $"{variable} is '{text}', which is not a number from {smallest} to {largest}.", $"Without it, it is {fallback}.", variable);
        return fallback;
    }

    private static InitException InvalidSwitch(string text) => Invalid(
        $"{SwitchVariable} is '{text}', which is neither 1 nor 0.",
        "With 1 the host follows the package's file 'current' to another version while it serves, with 0 it does not.",
        SwitchVariable);

    private static InitException Invalid(string found, string right, string variable) => new(
        "Runtime.InvalidSetting",
        $"""
        {found}
        {right}
        Change or remove {variable} in the function's environment.
        """);
}
