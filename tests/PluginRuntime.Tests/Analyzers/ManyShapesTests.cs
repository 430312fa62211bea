using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>On every combination of what a handler's method may be written with, compiler and metadata agree, to the word.</summary>
public sealed class ManyShapesTests
{
    private static readonly string[] Types =
        ["public class", "internal class", "public struct", "public static class", "public abstract class", "public record", "public class {0}<U> where U : class; public class {0}", "public class {0}(int none)"];

    private static readonly string[] Methods = ["public static", "internal static", "public static async", "public"];

    private static readonly string[] Results =
        ["void", "string", "Task", "Task<Order>", "ValueTask<IAsyncEnumerable<Order>>", "IAsyncEnumerable<Order>", "Span<byte>", "Stream"];

    private static readonly string[] Parameters =
    [
        "", "Order order", "ref Order order", "ReadOnlySpan<byte> order", "Order order, IInvocationContext context, CancellationToken token",
        "IInvocationContext context, Order order", "Order order, List<Order> second", "MemoryStream order", "CancellationToken token", "params Order[] order",
    ];

    [Fact]
    public async Task Compiler_and_host_agree_on_each()
    {
        var source = Source(out var count);
        using var package = CompiledPackage.Of(source);
        var metadata = package.Read();
        var host = MarkedHandlers.In(metadata).ToDictionary(marked => marked.Name, marked => Refused(metadata, marked));

        var told = (await AnalyzedProject.Diagnose(source)).Select(AnalyzedProject.Words).ToHashSet();

        var refused = host.Values.OfType<string>().Select(AnalyzedProject.InOneLine).ToHashSet();
        Assert.Equal(count, host.Count);
        Assert.InRange(refused.Count, count / 2, count - 100);
        Assert.Empty(refused.Except(told));
        Assert.Empty(told.Except(refused));
    }

    private static string? Refused(MetadataPackage package, MarkedHandler marked)
    {
        try
        {
            HandlerRules.Check(marked.Handler, package.Package, package.HasServices);
            return null;
        }
        catch (PackageException error)
        {
            return error.Message;
        }
    }

    private static string Source(out int count)
    {
        var written =
            from type in Types
            from method in Methods
            from result in Results
            from parameters in Parameters
            where IsCSharp(type, method, result, parameters)
            select (type, method, result, parameters);
        var lines = written.Select((shape, index) =>
            $$"""{{Named(shape.type, index)}} { [Handler("m{{index}}")] {{shape.method}} {{shape.result}} M({{shape.parameters}}) { {{Body(shape.method)}} } }""").ToArray();
        count = lines.Length;
        return "public record Order(int Count);\n" + string.Join('\n', lines);
    }

    private static string Named(string type, int index) => type.Contains("{0}", StringComparison.Ordinal)
        ? type.Replace("{0}", $"T{index}", StringComparison.Ordinal)
        : $"{type} T{index}";

    private static string Body(string method) => method.EndsWith("async", StringComparison.Ordinal)
        ? "await Task.Yield(); throw new NotSupportedException();"
        : "throw new NotSupportedException();";

    private static bool IsCSharp(string type, string method, string result, string parameters) =>
        (method != "public" || type != "public static class")
        && (!method.EndsWith("async", StringComparison.Ordinal)
            || (result is "void" or "Task" or "Task<Order>" or "ValueTask<IAsyncEnumerable<Order>>"
                && !parameters.StartsWith("ref ", StringComparison.Ordinal) && !parameters.StartsWith("ReadOnlySpan", StringComparison.Ordinal)));
}
