using System.Runtime.InteropServices;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// The C library of the system that this process runs on.
/// </summary>
internal static unsafe class SystemLibc
{
    /// <summary>Its version, if it is glibc; <see langword="null"/> if not.</summary>
    public static Version? Version()
    {
        try
        {
            return OperatingSystem.IsLinux() && System.Version.TryParse(Marshal.PtrToStringUTF8((nint)GlibcVersion()), out var version) ? version : null;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    // https://www.gnu.org/software/libc/manual/html_node/Version.html
    [DllImport("libc.so.6", EntryPoint = "gnu_get_libc_version")]
    private static extern byte* GlibcVersion();
}
