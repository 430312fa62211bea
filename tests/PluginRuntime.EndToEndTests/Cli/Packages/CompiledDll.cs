using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>A package of a few lines, compiled against the contracts.</summary>
internal static class CompiledDll
{
    /// <summary>Writes <c>NAME.dll</c> into a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="source">One file of C#.</param>
    /// <param name="references">More DLLs that it refers to.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string name, string source, params string[] references) =>
        Write(folder, name, source, OutputKind.DynamicallyLinkedLibrary, references);

    /// <summary>Writes a program, with a <c>Main</c> in its source.</summary>
    public static string WriteProgram(string folder, string name, string source) => Write(folder, name, source, OutputKind.ConsoleApplication, []);

    private static string Write(string folder, string name, string source, OutputKind kind, string[] references)
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var contracts = Path.Combine(Repository.Built("PluginRuntime.Contracts"), "PluginRuntime.Contracts.dll");
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            trusted.Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Append(contracts).Concat(references)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(kind));
        var dll = Path.Combine(folder, name + ".dll");
        var result = compilation.Emit(dll);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return dll;
    }
}
