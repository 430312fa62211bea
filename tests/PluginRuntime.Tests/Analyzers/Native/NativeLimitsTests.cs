extern alias analyzers;

using System.Globalization;
using analyzers::PluginRuntime.Analyzers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.Native;

/// <summary>Promise: what cannot be in a native library is an error where it stands, in plain words; and only where one is to be made.</summary>
public sealed class NativeLimitsTests
{
    [Theory]
    [InlineData("class H : IHandler<List<string>> { public ValueTask HandleAsync(List<string> e, IInvocationContext c, CancellationToken t) => default; }", "names no JSON context")]
    [InlineData("static class M { [Handler(\"m\")] public static int Go(ReadOnlyMemory<byte> e) => 1; }", "System.Int32 as JSON")]
    [InlineData("static class C { public static object F(dynamic value) => value.Name; }", "dynamic binds when it runs")]
    [InlineData("static class C { public static object F(string name) => System.Reflection.Assembly.LoadFrom(name); }", "Assembly.LoadFrom")]
    [InlineData("static class C { public static object F(string name) => Activator.CreateInstance(name, \"Orders\"); }", "Activator.CreateInstance by a name")]
    [InlineData("static class C { public static object F(string name) => System.Text.Json.JsonSerializer.Deserialize<List<string>>(name); }", "JsonSerializer.Deserialize looks at types by reflection")]
    public async Task It_is_told_where_it_stands(string source, string words)
    {
        var found = Assert.Single(await ToldOf(source, "true"));

        Assert.StartsWith("PLR2012: ", found, StringComparison.Ordinal);
        Assert.Contains(words, found, StringComparison.Ordinal);
        Assert.EndsWith("; or leave PluginNative out.", found, StringComparison.Ordinal);
        Assert.Empty(await ToldOf(source, "false"));
    }

    [Theory]
    [InlineData("static class M { [Handler(\"m\")] public static ReadOnlyMemory<byte> Go(ReadOnlyMemory<byte> e) => e; }")]
    [InlineData("static class M { [Handler(\"m\")] public static Stream Go(Stream e) => e; }")]
    [InlineData("static class C { public static object F() => Activator.CreateInstance<object>(); }")]
    [InlineData("static class C { public static object F(System.Text.Json.Serialization.Metadata.JsonTypeInfo<string> type) => System.Text.Json.JsonSerializer.Deserialize(\"1\", type); }")]
    public async Task What_can_be_is_not_told(string source) => Assert.Empty(await ToldOf(source, "true"));

    [Fact]
    public async Task AWS_s_form_is_told_once()
    {
        var aws = CSharpCompilation.Create("Amazon.Lambda.Core", options: new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));

        var found = Assert.Single(await ToldOf(CompiledPackage.Compilation("class C { }").AddReferences(aws.ToMetadataReference()), "true"));

        Assert.Contains("refers to Amazon.Lambda.Core", found, StringComparison.Ordinal);
    }

    private static Task<string[]> ToldOf(string source, string native) => ToldOf(CompiledPackage.Compilation(source), native);

    private static async Task<string[]> ToldOf(CSharpCompilation compilation, string native)
    {
        var analyzed = compilation.WithAnalyzers([new NativeAnalyzer()], new AnalyzerOptions([], new ProjectProperties([("PluginNative", native)])));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Select(told => $"{told.Id}: {told.GetMessage(CultureInfo.InvariantCulture)}")];
    }
}
