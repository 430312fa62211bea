using PluginRuntime.Packages.Assemblies;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// The system that a native library is to be loaded on.
/// </summary>
/// <param name="Platform"><c>linux-x64</c> or <c>linux-arm64</c>.</param>
/// <param name="Glibc">The version of its C library; <see langword="null"/> if it is another one or not known.</param>
/// <param name="Name">What a message calls it.</param>
internal sealed record NativeMachine(string Platform, Version? Glibc, string Name)
{
    /// <summary>The C library of Lambda's Amazon Linux 2023.</summary>
    public static readonly Version GlibcOfLambda = new(2, 34);

    /// <summary>This process's.</summary>
    public static NativeMachine Current() => new(NativePlatformName.Current, SystemLibc.Version(), "this host's system");

    /// <summary>Lambda's.</summary>
    /// <param name="platform"><c>linux-x64</c> or <c>linux-arm64</c>.</param>
    public static NativeMachine OfLambda(string platform) => new(platform, GlibcOfLambda, "Lambda's Amazon Linux 2023");
}
