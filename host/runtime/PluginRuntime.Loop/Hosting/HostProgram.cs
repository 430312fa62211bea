using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Linux;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// The two hosts of a layer, which lie beside each other: the one that finds a package of the other's kind becomes the other.
/// </summary>
internal static unsafe class HostProgram
{
    /// <summary>The host of packages whose handlers lie in assemblies.</summary>
    public const string OfAssemblies = "PluginRuntime.Host";

    /// <summary>The host of packages whose handlers lie in a native library.</summary>
    public const string OfLibraries = "PluginRuntime.NativeHost";

    private const int BrokenPipeSignal = 13;

    /// <summary>Puts the other host in this process's place. Returns only if that fails.</summary>
    /// <param name="program">Which.</param>
    /// <param name="hostDirectory">Where both lie.</param>
    /// <param name="settings">The log's descriptor, which the other one takes over.</param>
    /// <returns>Why it cannot be started.</returns>
    public static InitException Become(string program, string hostDirectory, LogSettings settings)
    {
        var path = Path.Join(hostDirectory, program);
        if (OperatingSystem.IsLinux())
        {
            FunctionLog.LeaveToPrograms(settings);

            // .NET ignores the signal, and what is ignored stays so in the next program.
            _ = Libc.Signal(BrokenPipeSignal, 0);
            fixed (byte* start = Encoding.UTF8.GetBytes(path + '\0'))
            {
                var arguments = stackalloc byte*[] { start, null };
                _ = Libc.Execute(start, arguments);
            }
        }

        return new InitException(
            "Runtime.InvalidLayer",
            $"""
            The package's handlers need {path}, which cannot be started: {(OperatingSystem.IsLinux() ? Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError()) : "it is a program of Linux")}.
            A layer holds {OfAssemblies} for handlers in assemblies and {OfLibraries} for those in a native library; one that was built where no linker is for its processor is without the second.
            Attach the layer as it was published, whole, or one that has both.
            """);
    }
}
