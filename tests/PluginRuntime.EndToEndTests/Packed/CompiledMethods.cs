using System.Reflection.PortableExecutable;
using PluginRuntime.LayerBuild.Bubble;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>How much of an assembly is compiled ahead of time.</summary>
internal static class CompiledMethods
{
    private const int RuntimeFunctions = 102;
    private const int FunctionBytes = 12;

    /// <summary>The number of functions in its ReadyToRun code for x64; 0 if it has none.</summary>
    public static int CountIn(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        return ReadyToRunSections.Of(file).TryGetValue(RuntimeFunctions, out var functions) ? functions.Length / FunctionBytes : 0;
    }
}
