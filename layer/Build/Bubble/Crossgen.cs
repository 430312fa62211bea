namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// .NET's compiler ahead of time, as the restore of the host's project brought it.
/// </summary>
internal sealed class Crossgen(string program, string runtime)
{
    // All of Lambda's x86 processors have AVX2. One that has not compiles everything at run time and answers the same. On arm64 the compiler's own choice
    // is left alone: Graviton2, the least that Lambda has, has little more than it.
    private string[] InstructionSet => runtime == "linux-x64" ? ["--instruction-set", "x86-64-v3"] : [];

    /// <summary>Compiles an assembly together with all of a folder: what is inlined from there is right for exactly those files.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The others, and the same one.</param>
    /// <param name="output">The image.</param>
    /// <param name="more">Options besides.</param>
    /// <exception cref="BuildException">It failed.</exception>
    public void CompileInBubble(string assembly, string folder, string output, params string[] more)
    {
        string[] arguments =
        [
            assembly, "-o", output, "-O", "--targetos", "linux", "--targetarch", runtime["linux-".Length..], .. InstructionSet,
            "--inputbubble", "--inputbubbleref", Path.Join(folder, "*.dll"), "-r", Path.Join(folder, "*.dll"), .. more,
        ];
        ExternalProgram.Run(program, arguments, folder, "It is .NET's compiler ahead of time, out of the package Microsoft.NETCore.App.Crossgen2.");
    }
}
