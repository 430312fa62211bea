using System.Diagnostics.CodeAnalysis;
using PluginRuntime;

namespace Throws;

/// <summary>The event of every handler here.</summary>
public sealed record Order(string? Name);

[Handler("sync")]
public sealed class ThrowsAtOnce : IHandler<Order, string>
{
    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"No stock for {payload.Name}.");
}

[Handler("async")]
public sealed class ThrowsLater : IHandler<Order, string>
{
    public async ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        await Task.Yield();
        throw new InvalidOperationException($"No stock for {payload.Name}.");
    }
}

[Handler("nested")]
public sealed class ThrowsWithCause : IHandler<Order, string>
{
    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        try
        {
            throw new TimeoutException("The store did not answer.");
        }
        catch (TimeoutException inner)
        {
            throw new FunctionException("Order.Failed", "The order failed.", inner);
        }
    }
}

[Handler("aggregate")]
public sealed class ThrowsSeveral : IHandler<Order, string>
{
    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) =>
        throw new AggregateException(new TimeoutException("one"), new FormatException("two"));
}

/// <summary>An error type that would add a header, and a message of every kind of character that JSON must escape.</summary>
[Handler("hostile")]
public sealed class ThrowsHostileText : IHandler<Order, string>
{
    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) =>
        throw new FunctionException("Évil2\r\nX-Injected: yes", "nul \0, quote \", backslash \\, lone surrogate \ud800, line\r\nfeed");
}

[Handler("cycle")]
public sealed class ReturnsACycle : IHandler<Order, Node>
{
    public ValueTask<Node> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var node = new Node();
        node.Next = node;
        return ValueTask.FromResult(node);
    }
}

public sealed class Node
{
    public Node? Next { get; set; }
}

[Handler("constructor")]
public sealed class ThrowsInConstructor : IHandler<Order, string>
{
    public ThrowsInConstructor() => throw new InvalidOperationException("The table's name is not set.");

    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) => default;
}

[Handler("static-constructor")]
[SuppressMessage("Performance", "CA1810", Justification = "A static constructor that throws is what is tried.")]
public sealed class ThrowsInStaticConstructor : IHandler<Order, string>
{
    private static readonly string Table;

    static ThrowsInStaticConstructor() => Table = Missing();

    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Table);

    private static string Missing() => throw new InvalidOperationException("The table's name is not set.");
}

[Handler("half-line")]
public sealed class ThrowsInTheMiddleOfALine : IHandler<Order, string>
{
    public ThrowsInTheMiddleOfALine()
    {
        Console.Write("Reading the table's name");
        throw new InvalidOperationException("The table's name is not set.");
    }

    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) =>
        default;
}
