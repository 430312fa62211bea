using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// The seed as the compiler reads it: a .NET module whose global methods load the tokens of the methods to compile, those of the same assemblies together.
/// </summary>
/// <remarks>Source: https://github.com/dotnet/runtime/blob/main/src/coreclr/tools/Common/Pgo/MibcProfileParser.cs</remarks>
internal static class SeedProfile
{
    // Only that it is above zero matters: what lies together is not sorted further.
    private const string Weight = "ExclusiveWeight";
    private const int OfFirst = 1;

    private const string Anew = $"'{SeedFile.Command}' makes the seed anew for this version of .NET.";

    /// <summary>Writes the file.</summary>
    /// <param name="seed">The lines of the seed.</param>
    /// <param name="first">The methods that a start calls.</param>
    /// <param name="folder">The host and the framework.</param>
    /// <param name="path">Where the file is written.</param>
    /// <exception cref="BuildException">A line of the seed is no method, or means none in the folder.</exception>
    public static void Write(IEnumerable<string> seed, FirstMethods first, string folder, string path)
    {
        using var types = FrameworkTypes.In(folder);
        using var module = ModuleDefinition.CreateModule("seed.mibc", ModuleKind.Dll);
        module.Mvid = Guid.Empty;
        var finder = new MethodFinder(types, module);
        var dictionary = AddMethod(module, "AssemblyDictionary");
        var methods = seed.SelectMany(line => Find(finder, line).Select(method => (Method: method, IsFirst: first.Contains(FirstMethods.NameOf(line)))))
            .Concat(first.OfHost(types, module).Select(method => (Method: method, IsFirst: true)));
        var groups = methods.GroupBy(each => string.Join(';', MethodFinder.AssembliesOf(each.Method)));
        foreach (var (index, group) in groups.OrderBy(group => group.Key, StringComparer.Ordinal).Index())
        {
            var method = AddMethod(module, "Assemblies_" + index);
            foreach (var (each, isFirst) in group)
            {
                method.Emit(OpCodes.Ldtoken, each);
                if (isFirst)
                {
                    method.Emit(OpCodes.Ldstr, Weight);
                    method.Emit(OpCodes.Ldc_I4, OfFirst);
                }

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
