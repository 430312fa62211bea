using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PluginRuntime.Tests.Packages;

/// <summary>
/// Small assemblies, compiled where a test needs one with a certain fault.
/// </summary>
internal static class TestAssembly
{
    public static byte[] Compile(string? targetFramework = ".NETCoreApp,Version=v10.0", Platform platform = Platform.AnyCpu)
    {
        var source = targetFramework is null
            ? "public class Empty;"
            : $"""[assembly: System.Runtime.Versioning.TargetFramework("{targetFramework}")] public class Empty;""";
        var compilation = CSharpCompilation.Create(
            "Orders",
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, platform: platform));
        using var output = new MemoryStream();
        Assert.True(compilation.Emit(output).Success);
        return output.ToArray();
    }

    /// <summary>
    /// An assembly of the framework, which has ReadyToRun code, with another machine in its PE header.
    /// </summary>
    public static byte[] ReadyToRun(Func<ushort, int> changeMachine)
    {
        var bytes = File.ReadAllBytes(typeof(Enumerable).Assembly.Location);
        var machine = BitConverter.ToInt32(bytes, 0x3C) + 4;
        BitConverter.TryWriteBytes(bytes.AsSpan(machine), (ushort)changeMachine(BitConverter.ToUInt16(bytes, machine)));
        return bytes;
    }
}
