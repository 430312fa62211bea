using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// The platform that an assembly's ahead-of-time code is for: <c>linux-arm64</c>.
/// </summary>
/// <remarks>
/// ReadyToRun stores it in the PE header's machine, as the processor's number combined with a mask for each operating
/// system but Windows (https://github.com/dotnet/runtime/blob/main/docs/design/coreclr/botr/readytorun-format.md).
/// </remarks>
internal static class NativePlatformName
{
    private static readonly (int Mask, string Name)[] Systems =
        [(0, "win"), (0x7B79, "linux"), (0x4644, "osx"), (0xADC4, "freebsd"), (0x1993, "netbsd"), (0x1992, "illumos")];

    private static readonly (int Number, string Name)[] Processors =
        [(0x8664, "x64"), (0xAA64, "arm64"), (0x014C, "x86"), (0x01C4, "arm")];

    /// <summary>The platform of this process.</summary>
    public static string Current { get; } =
        SystemName() + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>The platform of a machine number, or the number itself in hex.</summary>
    public static string Of(Machine machine)
    {
        foreach (var (mask, system) in Systems)
        {
            foreach (var (number, processor) in Processors)
            {
                if (((int)machine ^ mask) == number)
                {
                    return $"{system}-{processor}";
                }
            }
        }

        return $"machine {(int)machine:X4}";
    }

    private static string SystemName() =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : OperatingSystem.IsFreeBSD() ? "freebsd"
        : "linux";
}
