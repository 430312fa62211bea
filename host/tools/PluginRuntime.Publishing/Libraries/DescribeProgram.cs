using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Packages.Native;

namespace PluginRuntime.Publishing.Libraries;

/// <summary>
/// The program that opens a native library and asks it for its description, in a process which may end over it: this one, started once more.
/// </summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">What stands before the words of its own.</param>
internal sealed record DescribeProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The word by which a program of ours is told to do nothing else.</summary>
    public const string Word = "describe-library";

    // Nobody's tool but ours knows the word.
    private const string CommandLine = "pluginruntime";

    /// <summary>This program; <see langword="null"/> if it is none that knows the word.</summary>
    public static DescribeProgram? OfThisProcess() =>
        Assembly.GetEntryAssembly() is { } entry && entry.GetName().Name == CommandLine && Environment.ProcessPath is { } path
            ? Path.GetFileNameWithoutExtension(path) == CommandLine ? new DescribeProgram(path, []) : new DescribeProgram(path, ["exec", entry.Location])
            : null;

    /// <summary>What that process does: it opens the library, asks it, and writes the answer behind a mark, since a library may print as well.</summary>
    /// <param name="path">The library.</param>
    /// <param name="mark">A text that nobody else knows.</param>
    /// <returns>The exit code.</returns>
    public static unsafe int Run(string path, string mark)
    {
        var describe = SystemLoader.Find(path, HandlerExports.Describe, out var refusal);
        if (describe == 0)
        {
            Console.Error.Write(mark + refusal);
        }
        else
        {
            var text = ((delegate* unmanaged<byte*>)describe)();
            using var output = Console.OpenStandardOutput();
            output.Write(Encoding.ASCII.GetBytes(mark));
            output.Write(text is null ? [] : MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        }

        // Not by a return: what the library has registered for the end of a process is of no interest, and may hang.
        Process.GetCurrentProcess().Kill();
        return 0;
    }

    /// <summary>How the process is started.</summary>
    public ProcessStartInfo StartInfo(string path, string mark)
    {
        var start = new ProcessStartInfo(FileName, [.. Arguments, Word, path, mark])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A crash is an answer here, and nobody's to look into.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }
}
