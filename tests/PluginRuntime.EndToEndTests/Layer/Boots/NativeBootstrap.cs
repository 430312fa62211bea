using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>The bootstrap that is a program, which loads .NET: <c>telling-runtime.c</c> stands in for that.</summary>
internal sealed class NativeBootstrap : BootstrapRun
{
    public NativeBootstrap()
        : base(BuiltLayer.WithProgram)
    {
        Assert.SkipUnless(System.IO.File.Exists(TellingRuntime), "gcc, which compiles what stands in for .NET, is not installed.");
        System.IO.File.Copy(Layer.Path("host/PluginRuntime.Host"), Host);
        System.IO.File.Copy(Layer.Path("host/boot.list"), File("boot.list"));
        System.IO.File.Copy(TellingRuntime, File("libcoreclr.so"));
        Write(File("PluginRuntime.Host.dll"), "no assembly, but a file", Plain);
    }

    private static string TellingRuntime => Path.Combine(AppContext.BaseDirectory, "Layer", "Boots", "telling-runtime.so");

    /// <summary>The path of a file in <c>host/</c>.</summary>
    public string File(string name) => Path.Combine(Folder, "host", name);
}
