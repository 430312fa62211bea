using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>The arm64 layer on another processor, where <see cref="TestedArchitecture"/> asks for it.</summary>
/// <remarks>
/// The emulator starts the layer's own bootstrap: so it works without <c>binfmt_misc</c>, which only root may set up. What the bootstrap or the host
/// itself start by <c>exec</c> would need that.
/// </remarks>
internal static class EmulatedHost
{
    private const string Emulator = "/usr/bin/qemu-aarch64-static";
    private const string System = "/usr/aarch64-linux-gnu";

    /// <summary>The script that starts what it is given by the emulator.</summary>
    public static string Wrapper { get; } = Repository.Path("tests", "emulate-arm64.sh");

    /// <summary>What the emulation takes of this machine.</summary>
    public static readonly string[] Files = [Emulator, System, Wrapper];

    /// <summary>The command that starts it; <see langword="null"/> where it is not asked for.</summary>
    public static string[]? Command()
    {
        if (!TestedArchitecture.IsEmulated)
        {
            return null;
        }

        SkipUnlessInstalled();
        return [Wrapper, BuiltLayer.OfThisMachine.Path("bootstrap")];
    }

    /// <summary>Skips the test where there is no emulation.</summary>
    public static void SkipUnlessInstalled() => Assert.SkipUnless(
        File.Exists(Emulator) && Directory.Exists(System),
        "qemu-user-static, libc6-arm64-cross, libgcc-s1-arm64-cross and libstdc++6-arm64-cross, which arm64 is emulated by, are not installed.");
}
