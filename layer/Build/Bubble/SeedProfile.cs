using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// The seed as the compiler reads it: a .NET module whose global methods load the tokens of the methods to compile, those of the same assemblies together.
/// </summary>
/// <remarks>Source: https://github.com/dotnet/runtime/blob/main/src/coreclr/tools/Common/Pgo/MibcProfileParser.cs</remarks>
internal static class SeedProfile
{
    private const string Anew = $"'{SeedFile.Command}' makes the seed anew for this version of .NET.";

    /// <summary>Writes the file.</summary>
    /// <exception cref="BuildException">A line of the seed is no method, or means none in the folder.</exception>
    public static void Write(IEnumerable<string> seed, string folder, string path)
    {
        using var types = FrameworkTypes.In(folder);
        using var module = ModuleDefinition.CreateModule("seed.mibc", ModuleKind.Dll);
        module.Mvid = Guid.Empty;
        var finder = new MethodFinder(types, module);
        var dictionary = AddMethod(module, "AssemblyDictionary");
        var groups = seed.SelectMany(line => Find(finder, line)).GroupBy(method => string.Join(';', MethodFinder.AssembliesOf(method)));
        foreach (var (index, group) in groups.OrderBy(group => group.Key, StringComparer.Ordinal).Index())
        {
            var method = AddMethod(module, "Assemblies_" + index);
            foreach (var each in group)
            {
                method.Emit(OpCodes.Ldtoken, each);
                method.Emit(OpCodes.Pop);
            }

            method.Emit(OpCodes.Ret);
            dictionary.Emit(OpCodes.Ldstr, group.Key + ";");
            dictionary.Emit(OpCodes.Ldtoken, method.Body.Method);
            dictionary.Emit(OpCodes.Pop);
        }

        dictionary.Emit(OpCodes.Ret);
        module.Write(path, new WriterParameters { Timestamp = 0 });
    }

    private static MethodReference[] Find(MethodFinder finder, string line)
    {
        try
        {
            return finder.Find(MethodName.Parse(line)) is [_, ..] methods ? methods : throw new BuildException(
                $"""
                {SeedFile.RelativePath} names {line}, which is in no assembly of this .NET.
                {Anew}
                """);
        }
        catch (FormatException error)
        {
            throw new BuildException($"{SeedFile.RelativePath}: {error.Message}\n{Anew}");
        }
    }

    private static ILProcessor AddMethod(ModuleDefinition module, string name)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        module.Types[0].Methods.Add(method);
        return method.Body.GetILProcessor();
    }
}
