using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Services.Tracing;

/// <summary>A package that carries a System.Diagnostics.DiagnosticSource from before the host's.</summary>
public sealed class OldDiagnosticSourceTests
{
    private const string Old = "System.Diagnostics.DiagnosticSource";

    [Fact]
    public void One_that_is_too_old_is_told_and_nothing_is_traced()
    {
        var log = new RecordingLog();
        var context = new PluginContext();
        var side = context.LoadFromAssemblyPath(Path.Join(AppContext.BaseDirectory, "PluginRuntime.Services.dll"));
        var entry = (IPluginSide)Activator.CreateInstance(side.GetType("PluginRuntime.PluginSide.PluginSideEntry", throwOnError: true)!)!;

        Assert.Null(entry.OpenTracing(log, swaps: null));

        var told = Assert.Single(log.Entries);
        Assert.Equal(LambdaLogLevel.Warning, told.Level);
        Assert.Contains(Old, told.Message, StringComparison.Ordinal);
    }

    private sealed class PluginContext() : AssemblyLoadContext("plugin")
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == Old ? LoadFromStream(Compile()) : null;

        private static MemoryStream Compile()
        {
            var compilation = CSharpCompilation.Create(
                Old,
                [CSharpSyntaxTree.ParseText("""[assembly: System.Reflection.AssemblyVersion("8.0.0.0")] public class Empty;""")],
                [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            var output = new MemoryStream();
            Assert.True(compilation.Emit(output).Success);
            output.Position = 0;
            return output;
        }
    }
}
