using Mono.Cecil;
using Mono.Cecil.Cil;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.AwsBridge;

/// <summary>
/// Holds the stand-ins for <c>Amazon.Lambda.Core</c> against <c>surface.txt</c>, which tells what of it AWS's releases have, and how visible it is: a
/// stand-in that shows more than AWS's hides faults.
/// </summary>
public sealed class LambdaCoreSurfaceTests
{
    private const string Core = "Amazon.Lambda.Core";

    private static readonly string[] Ages = ["First", "Middle", "Newest"];

    [Theory]
    [InlineData("First", "AwsFirst")]
    [InlineData("Middle", "AwsMiddle")]
    [InlineData("Newest", "AwsNewest")]
    public void A_stand_in_has_what_is_listed_for_its_age_as_visible_as_there_and_nothing_else(string age, string package)
    {
        var listed = Listed(age);
        var found = SurfaceOf(Repository.Built(package), listed);
        if (Repository.OtherPackages is not null && age == "Newest")
        {
            // AWS's own may have more, of releases to come.
            Assert.Empty(listed.Except(found));
            return;
        }

        Assert.Equal(listed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_name_by_which_the_host_looks_into_it_is_listed()
    {
        using var host = AssemblyDefinition.ReadAssembly(Path.Join(Repository.Built("PluginRuntime.Host"), "PluginRuntime.Host.dll"));
        var lookup = host.MainModule.GetType("PluginRuntime.Handlers.Aws.LoadedCore");
        string[] names =
        [
            .. lookup.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
                .Where(instruction => instruction.OpCode == OpCodes.Ldstr)
                .Select(instruction => (string)instruction.Operand)
                .Where(text => text != Core)
                .Distinct(),
        ];

        var listed = Listed("Newest");

        Assert.True(names.Length > 5, string.Join(' ', names));
        Assert.All(names, name => Assert.Contains(listed, line => line.EndsWith(" " + name, StringComparison.Ordinal) || line.Contains($"::{name}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_member_that_the_bridge_is_compiled_against_is_of_the_oldest()
    {
        using var bridge = AssemblyDefinition.ReadAssembly(Path.Join(Repository.Built("PluginRuntime.AwsBridge"), "PluginRuntime.AwsBridge.dll"));
        string[] names = [.. bridge.MainModule.GetTypeReferences().Where(type => type.Scope.Name == Core).Select(type => "public interface " + type.FullName)];

        Assert.Equal(6, names.Length);
        Assert.Empty(names.Except(Listed("First")));
    }

    // What an age has, and all that those before it have.
    private static string[] Listed(string age)
    {
        var lines = File.ReadAllLines(Repository.Path("tests", "plugins", "LambdaCore", "surface.txt"));
        var until = Array.IndexOf(Ages, age);
        var section = -1;
        var listed = new List<string>();
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = Array.IndexOf(Ages, line[3..]);
            }
            else if (section <= until)
            {
                listed.Add(line);
            }
        }

        return [.. listed];
    }

    // What is private matters only where it is listed.
    private static string[] SurfaceOf(string folder, string[] listed)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Join(folder, Core + ".dll"));
        var types = assembly.MainModule.Types.Where(type => type.FullName != "<Module>" && type.Namespace.StartsWith(Core, StringComparison.Ordinal));
        string[] identity = [$"assembly {assembly.Name.Name} {assembly.Name.Version}{(assembly.Name.HasPublicKey ? " signed" : "")}"];
        return [.. identity, .. types.SelectMany(MembersOf).Where(line => !line.StartsWith("private", StringComparison.Ordinal) || listed.Contains(line))];
    }

    private static IEnumerable<string> MembersOf(TypeDefinition type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsSealed ? "sealed class" : "class";
        yield return $"{(type.IsPublic ? "public" : "internal")} {kind} {type.FullName}";
        foreach (var method in type.Methods.Where(method => method.Name != ".cctor"))
        {
            var modifier = method.IsStatic ? " static" : type.IsInterface && method.IsAbstract ? " abstract" : "";
            yield return $"{Visibility(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly, method.IsAssembly)}{modifier} {method.FullName}";
        }

        foreach (var field in type.Fields.Where(field => field.Name != "value__"))
        {
            var modifier = field.IsStatic && !field.HasConstant ? " static" : field.HasConstant ? " const" : "";
            yield return $"{Visibility(field.IsPublic, field.IsFamily, field.IsAssembly)}{modifier} {field.FullName}{(type.IsEnum ? " " + field.Constant : "")}";
        }
    }

    private static string Visibility(bool isPublic, bool isProtected, bool isInternal) =>
        isPublic ? "public" : isProtected ? "protected" : isInternal ? "internal" : "private";
}
