extern alias host;

using System.Reflection;
using System.Text;
using host::PluginRuntime.Handlers.Tables;

namespace PluginRuntime.Tests.Handlers.Tables;

/// <summary>Promise: a method is found in raw metadata as reflection finds it, in assemblies small and large, or not at all.</summary>
public sealed class RawMethodsTests
{
    // The core library has more names and signatures than two bytes can number.
    public static TheoryData<string> Assemblies =>
    [
        typeof(object).Assembly.GetName().Name!,
        typeof(System.Text.Json.JsonSerializer).Assembly.GetName().Name!,
        typeof(Enumerable).Assembly.GetName().Name!,
        typeof(RawMethodsTests).Assembly.GetName().Name!,
        typeof(FactAttribute).Assembly.GetName().Name!,
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_static_method_that_takes_nothing_has_the_token_that_reflection_tells(string name)
    {
        var assembly = Assembly.Load(name);
        var methods = MethodsOf(assembly);
        var candidates = methods.Where(method => method.IsStatic && IsAlone(method, methods)).Take(50).ToArray();

        Assert.NotEmpty(candidates);
        Assert.All(candidates, method => Assert.Equal(
            IsSimple(method) ? method.MetadataToken : 0, RawMethods.FindStatic(assembly, Encoding.UTF8.GetBytes(method.Name))));
        Assert.Contains(candidates, IsSimple);
    }

    [Fact]
    public void One_with_an_instance_and_a_name_that_is_none_are_not_found()
    {
        var assembly = typeof(RawMethodsTests).Assembly;

        Assert.Equal(0, RawMethods.FindStatic(assembly, Encoding.UTF8.GetBytes(nameof(One_with_an_instance_and_a_name_that_is_none_are_not_found))));
        Assert.Equal(0, RawMethods.FindStatic(assembly, Encoding.UTF8.GetBytes(nameof(IsAlone) + "NoMore")));
    }

    private static bool IsSimple(MethodInfo method) => method.GetParameters().Length == 0 && !method.IsGenericMethod;

    // A name that another one holds begins there, too.
    private static bool IsAlone(MethodInfo method, MethodInfo[] all) =>
        Names.GetValue(method.Module.Assembly, assembly => Encoding.Latin1.GetString(MetadataOf(assembly))) is var text
        && text.IndexOf($"\0{method.Name}\0", StringComparison.Ordinal) + 1 == text.IndexOf(method.Name, StringComparison.Ordinal)
        && all.Count(other => other.Name == method.Name) == 1;

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Assembly, string> Names = [];

    private static byte[] MetadataOf(Assembly assembly)
    {
        using var file = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(assembly.Location));
        return [.. file.GetMetadata().GetContent()];
    }

    private static MethodInfo[] MethodsOf(Assembly assembly) =>
    [
        .. assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
    ];
}
