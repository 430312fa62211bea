using System.Runtime.InteropServices;

namespace PluginRuntime.LayerBuild.Boot;

/// <summary>
/// GCC for one of the layer's processors.
/// </summary>
/// <remarks>
/// The same compiler gives the same bytes wherever the sources lie: it is run in their folder, and neither symbols nor a build id come in.
/// Linked with the machine's C library: a program that is linked with all of it cannot open .NET's.
/// </remarks>
internal sealed class CCompiler
{
    private static readonly string[] Options =
    [
        "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-O2", "-ffunction-sections", "-fstack-protector-strong", "-fvisibility=hidden",
        "-Wl,--gc-sections", "-Wl,-z,relro,-z,now", "-Wl,--build-id=none", "-s",
    ];

    // Each has a main of its own, or is a library; all others are of the programs.
    private static readonly string[] Mains = ["bootstrap.c", "host.c", "hostpolicy.c"];

    private static readonly CCompiler[] Known =
    [
        Create("linux-x64", Architecture.X64, "x86_64-linux-gnu-gcc", "gcc-x86-64-linux-gnu libc6-dev-amd64-cross"),
        Create("linux-arm64", Architecture.Arm64, "aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu libc6-dev-arm64-cross"),
    ];

    private readonly Lazy<string?> _version;

    private CCompiler(string runtime, string program, string packages)
    {
        (Runtime, Program, Packages) = (runtime, program, packages);
        _version = new Lazy<string?>(FindVersion);
    }

    /// <summary>What it compiles for.</summary>
    public string Runtime { get; }

    /// <summary>Its name, sought on PATH.</summary>
    public string Program { get; }

    /// <summary>The program beside it that takes symbols out of a file.</summary>
    public string ObjectCopy => Program[..^"gcc".Length] + "objcopy";

    /// <summary>The Debian packages that bring it.</summary>
    public string Packages { get; }

    /// <summary>Its name and version, as it tells them; <see langword="null"/> where it is not installed.</summary>
    public string? Version => _version.Value;

    private string OtherWay => $"The native boot needs {Packages}; '--boot script' does without.";

    /// <summary>The one for a runtime.</summary>
    public static CCompiler For(string runtime) => Known.Single(compiler => compiler.Runtime == runtime);

    /// <summary>Compiles a program.</summary>
    /// <param name="folder">The folder of the sources.</param>
    /// <param name="main">The one with its <c>main</c>.</param>
    /// <param name="output">Where it goes.</param>
    public void CompileProgram(string folder, string main, string output)
    {
        string[] shared = [.. Directory.GetFiles(folder, "*.c").Select(file => Path.GetFileName(file)!).Except(Mains).Order(StringComparer.Ordinal)];
        Compile(folder, ["-fPIE", "-pie", "-rdynamic", "-o", output, main, .. shared]);
    }

    /// <summary>Compiles a library.</summary>
    public void CompileLibrary(string folder, string source, string output) => Compile(folder, ["-fPIC", "-shared", "-o", output, source]);

    private static CCompiler Create(string runtime, Architecture architecture, string cross, string packages) =>
        RuntimeInformation.OSArchitecture == architecture && OperatingSystem.IsLinux() ? new(runtime, "gcc", "gcc libc6-dev") : new(runtime, cross, packages);

    private void Compile(string folder, IEnumerable<string> arguments) => ExternalProgram.Run(Program, [.. Options, .. arguments], folder, OtherWay);

    private string? FindVersion()
    {
        try
        {
            return ExternalProgram.Run(Program, ["--version"], Path.GetTempPath(), OtherWay).Split('\n')[0];
        }
        catch (BuildException)
        {
            return null;
        }
    }
}
