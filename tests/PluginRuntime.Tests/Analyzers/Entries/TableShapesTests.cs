using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Handlers.Tables;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.Entries;

/// <summary>Of every combination of what a marked method may be written with, the table has what the host accepts and nothing else, and compiles.</summary>
public sealed class TableShapesTests
{
    private static readonly string[] Types =
        ["public class {0}", "internal class {0}", "public abstract class {0}", "public record {0}", "public class {0}<U>", "public class {0}(int none)", "public static class {0}"];

    private static readonly string[] Methods = ["public static", "internal static", "public"];

    private static readonly string[] Results =
        ["void", "string", "Task", "Task<Order>", "ValueTask<IAsyncEnumerable<Order>>", "IAsyncEnumerable<Order>", "Span<byte>", "Stream", "(int, Order)?", "Order[][]", "int"];

    private static readonly string[] Parameters =
    [
        "", "Order order", "ref Order order", "ReadOnlySpan<byte> order", "Order order, IInvocationContext context, CancellationToken token",
        "IInvocationContext context, Order order", "MemoryStream order", "CancellationToken token", "params Order[] order", "int? order = null",
    ];

    [Fact]
    public void The_table_has_each_that_the_host_accepts_and_nothing_else()
    {
        var source = Source(out var count);
        using var folder = new TemporaryFolder();
        var project = TabledProject.Of(source);
        Assert.DoesNotContain(project.Told, found => found.Severity == DiagnosticSeverity.Error);
        project.Write(folder);
        var table = TablePackages.Table(folder)!;
        using var package = CompiledPackage.Of(source);
        var metadata = package.Read();

        var marked = MarkedHandlers.In(metadata);
        var accepted = marked.Where(handler => IsAccepted(handler.Handler, package)).Select(handler => handler.Name).ToArray();

        Assert.Equal(count, marked.Length);
        Assert.InRange(accepted.Length, count / 10, count / 2);
        Assert.Equal(accepted, marked.Select(handler => handler.Name).Where(name => table.Find(name) is not null));
    }

    private static bool IsAccepted(PluginRuntime.Rules.Shapes.HandlerShape handler, CompiledPackage package)
    {
        try
        {
            HandlerRules.Check(handler, package.Location.Facts, hasServices: false);
            return true;
        }
        catch (PackageException)
        {
            return false;
        }
    }

    private static string Source(out int count)
    {
        var written =
            from type in Types
            from method in Methods
            from result in Results
            from parameters in Parameters
            where method != "public" || type != "public static class {0}"
            select (type, method, result, parameters);
        var lines = written.Select((shape, index) =>
            $$"""{{shape.type.Replace("{0}", $"T{index}", StringComparison.Ordinal)}} { [Handler("m{{index}}")] {{shape.method}} {{shape.result}} M({{shape.parameters}}) => throw new NotSupportedException(); }""").ToArray();
        count = lines.Length;
        return "public record Order(int Count);\n" + string.Join('\n', lines);
    }
}
