using System.Globalization;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Libraries;

/// <summary>
/// The messages for a native library that does not say what handlers it has.
/// </summary>
internal static class LibraryAnswerError
{
    private const int SignalBase = 128;

    /// <summary>It takes too long.</summary>
    public static PackageException NoAnswer(string path, TimeSpan limit) => Because(
        path, string.Create(CultureInfo.InvariantCulture, $"has not said within {limit.TotalSeconds:0.#} s which handlers it has: code that runs when it is opened, or pluginruntime_describe, does not return"));

    /// <summary>The process that asked it is gone.</summary>
    public static PackageException Ended(string path, int exitCode) => Because(
        path, $"has ended the process that opened it to ask which handlers it has, {(exitCode > SignalBase ? $"by {SignalName(exitCode - SignalBase)}" : $"with the exit code {exitCode}")}");

    /// <summary>What is told where it was not asked.</summary>
    /// <param name="path">The library.</param>
    /// <param name="platform">What it is for.</param>
    /// <param name="here">What this machine is.</param>
    public static string NotAsked(string path, string platform, string here) =>
        $"""
        The native handler {Quotation.Plain(path)} is for {platform}, and this machine is {here}: it is judged by its file alone, and was not asked which handlers it has.
        It would be on a machine that can open it.
        Nothing need be changed.
        """;

    private static string SignalName(int signal) => signal switch
    {
        4 => "SIGILL",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        _ => $"signal {signal.ToString(CultureInfo.InvariantCulture)}",
    };

    private static PackageException Because(string path, string found) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The native handler {Quotation.Plain(path)} {found}.
        It should answer at once and start nothing, since Lambda's init waits for it: pluginruntime_describe returns a constant, as in the example of pluginruntime.h.
        Move such work into pluginruntime_create, and build the library again.
        """);
}
