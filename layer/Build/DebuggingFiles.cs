namespace PluginRuntime.LayerBuild;

/// <summary>
/// Published files that serve debuggers and tracers alone. Nothing else is left out: a plugin may use any part of .NET.
/// </summary>
internal static class DebuggingFiles
{
    private static readonly string[] Names = ["createdump", "libmscordbi.so", "libmscordaccore.so", "libcoreclrtraceptprovider.so"];

    /// <summary>Whether a file is one of them: a debugger's library, or symbols.</summary>
    public static bool Contain(string file) => Names.Contains(Path.GetFileName(file)) || Path.GetExtension(file) is ".pdb" or ".dbg";
}
