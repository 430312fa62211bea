extern alias inside;

using Microsoft.CodeAnalysis;
using PluginRuntime.Tests.Analyzers.Entries;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.Native;

/// <summary>Promise: where a native library is to be made, the compiler gets its exports and what it says of itself; elsewhere nothing of it.</summary>
public sealed class NativeExportsTests
{
    private const string Handlers = """
        [Handler("marked")] public class Marked : IRawHandler, IDisposable { public ValueTask HandleAsync(ReadOnlyMemory<byte> e, System.Buffers.IBufferWriter<byte> r, IInvocationContext c, CancellationToken t) => default; public void Dispose() { } }
        namespace Orders { public class Create : IStreamingHandler<string> { public ValueTask HandleAsync(string e, ResponseStream r, IInvocationContext c, CancellationToken t) => default; } }
        public static class Methods { [Handler("lines")] public static async IAsyncEnumerable<string> Lines() { await Task.Yield(); yield return ""; } }
        """;

    [Fact]
    public void The_description_has_every_handler_by_its_names_and_what_it_does()
    {
        var project = TabledProject.Of(Handlers, ("PluginNative", "true"));

        Assert.Contains(
            """{"abi":1,"handlers":[{"name":"marked","names":["Marked"],"disposes":true},{"name":"Create","names":["Orders.Create"],"streams":true},{"name":"lines","names":[],"streams":true}]}""",
            project.Native!.Replace("\\\"", "\"", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_function_of_the_header_is_exported_and_the_project_compiles()
    {
        var before = CompiledPackage.Compilation(Handlers);
        var project = TabledProject.Of(
            before.AddReferences(MetadataReference.CreateFromFile(typeof(inside::PluginRuntime.Native.NativeExports).Assembly.Location)), ("PluginNative", "true"));

        Assert.DoesNotContain(project.Told, found => found.Severity == DiagnosticSeverity.Error);
        Assert.All(
            (string[])["describe", "create", "invoke", "dispose", "before_snapshot", "after_restore"],
            name => Assert.Contains($"EntryPoint = \"pluginruntime_{name}\"", project.Native, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PluginNative", "false")]
    [InlineData("PluginNative", "")]
    [InlineData("LambdaPackage", "true")]
    public void Without_the_property_there_is_none(string name, string value) => Assert.Null(TabledProject.Of(Handlers, (name, value)).Native);

    [Fact]
    public void Types_of_the_same_name_are_described_by_their_full_ones()
    {
        const string bodies = ": IHandler<string> { public ValueTask HandleAsync(string e, IInvocationContext c, CancellationToken t) => default; }";
        var native = TabledProject.Of($"namespace A {{ public class H {bodies} }} namespace B {{ public class H {bodies} }}", ("PluginNative", "true")).Native!;

        Assert.Contains("{\\\"name\\\":\\\"A_H\\\",\\\"names\\\":[\\\"A.H\\\"]}", native, StringComparison.Ordinal);
        Assert.Contains("{\\\"name\\\":\\\"B_H\\\",\\\"names\\\":[\\\"B.H\\\"]}", native, StringComparison.Ordinal);
    }
}
