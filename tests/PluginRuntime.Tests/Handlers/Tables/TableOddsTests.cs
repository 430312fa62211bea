using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Analyzers.Entries;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Handlers.Tables;

/// <summary>Tables that are not what this host would have written itself.</summary>
public sealed class TableOddsTests : IDisposable
{
    private const string NewContracts = """
        [assembly: System.Reflection.AssemblyVersion("99.0.0.0")]
        namespace PluginRuntime
        {
            public interface IInvocationContext { }
            public interface IRawHandler { System.Threading.Tasks.ValueTask HandleAsync(System.ReadOnlyMemory<byte> p, System.Buffers.IBufferWriter<byte> r, IInvocationContext c, System.Threading.CancellationToken t); }
        }
        namespace PluginRuntime.PluginSide
        {
            public abstract class HandlerTableEntry { public abstract int Newer { get; } }
            public abstract class HandlerTableAttribute : System.Attribute { public abstract HandlerTableEntry Find(string name, int newer); }
        }
        """;

    private const string NewTable = """
        [assembly: PluginRuntime.Generated.__HandlerTable]
        namespace PluginRuntime.Generated
        {
            class __HandlerTable : PluginRuntime.PluginSide.HandlerTableAttribute { public override PluginRuntime.PluginSide.HandlerTableEntry Find(string name, int newer) => new __HandlerEntry0(); }
            class __HandlerEntry0 : PluginRuntime.PluginSide.HandlerTableEntry { public override int Newer => 1; }
        }
        """;

    private const string Handler = "class H : IRawHandler { public ValueTask HandleAsync(ReadOnlyMemory<byte> p, IBufferWriter<byte> r, IInvocationContext c, CancellationToken t) => default; } ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_of_newer_contracts_is_told_as_a_package_that_was_built_against_them()
    {
        var framework = CompiledPackage.Compilation("").References.Where(reference => !reference.Display!.Contains("PluginRuntime.", StringComparison.Ordinal)).ToArray();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var contracts = CSharpCompilation.Create("PluginRuntime.Contracts", [Parse(NewContracts)], framework, options);
        var source = CompiledPackage.Compilation(Handler).SyntaxTrees[0];
        Write(CSharpCompilation.Create("orders", [source, Parse(NewTable)], [.. framework, contracts.ToMetadataReference()], options));

        var error = Bound("orders");

        Assert.Contains("built against PluginRuntime.Contracts 99.0", error.Message, StringComparison.Ordinal);
        Assert.Equal("Runtime." + nameof(PackageErrorType.IncompatiblePackage), TypeOf(error));
    }

    // The generator does not see what another one writes.
    [Fact]
    public void A_startup_class_that_the_table_does_not_know_is_found_by_reflection()
    {
        const string Needing = "class N(string text) : IRawHandler { public ValueTask HandleAsync(ReadOnlyMemory<byte> p, IBufferWriter<byte> r, IInvocationContext c, CancellationToken t) => default; }";
        const string Startup = "class S : IHandlerStartup { public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => throw new TimeZoneNotFoundException(\"the startup ran\"); }";
        Write(TabledProject.Of(Handler).With(CompiledPackage.Compilation(Startup).SyntaxTrees[0], CompiledPackage.Compilation(Needing).SyntaxTrees[0]));

        Assert.Null(TablePackages.Find(_folder, "orders:H"));
        Assert.IsType<TimeZoneNotFoundException>(Bound("orders:H"));
    }

    [Fact]
    public void A_startup_class_of_the_table_is_made_by_it_and_its_exception_comes_out_as_it_was_thrown()
    {
        TabledProject.Of(Handler + "class S : IHandlerStartup { static S() => throw new TimeZoneNotFoundException(\"static\"); public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }")
            .Write(_folder);

        Assert.Equal("H", TablePackages.Find(_folder, "orders"));
        Assert.IsType<TimeZoneNotFoundException>(Bound("orders"));
    }

    [Fact]
    public void A_type_of_the_plugins_own_with_the_tables_name_is_no_table()
    {
        Write(CompiledPackage.Compilation(Handler + "class __HandlerTable { }"));

        Assert.Null(TablePackages.Table(_folder));
        Assert.NotNull(TablePackages.Bind(_folder, "orders"));
    }

    private Exception Bound(string handler) => Assert.ThrowsAny<Exception>(() => TablePackages.Bind(_folder, handler));

    private static string TypeOf(Exception error) => error.GetType().GetProperty("ErrorType")!.GetValue(error)!.ToString()!;

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);

    private void Write(Compilation compilation)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        _folder.File("orders.dll", bytes.ToArray());
    }
}
