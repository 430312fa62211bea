namespace PluginRuntime.Tests.Agreement;

/// <summary>One type as a person may write it, right or wrong.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mark">The attribute in front of it; empty for none.</param>
/// <param name="Declaration">What stands before its name.</param>
/// <param name="TypeParameters">What stands behind it.</param>
/// <param name="Outside">The declaration of the type that it is nested in; empty for none.</param>
/// <param name="Constructor">Its constructor, with <c>X</c> for its name; empty for none.</param>
/// <param name="Base">The class that it derives from; empty for none.</param>
/// <param name="Contracts">The handler interfaces that it implements.</param>
/// <param name="Methods">Its methods.</param>
internal sealed record WrittenType(
    string Name, string Mark, string Declaration, string TypeParameters, string Outside, string Constructor, string Base, string[] Contracts, WrittenMethod[] Methods)
{
    /// <summary>As handler strings name it.</summary>
    public string Path => (Outside.Length == 0 ? "" : $"Outer{Name}+") + Name;

    private bool HasState => !Declaration.Contains("static", StringComparison.Ordinal) && !Declaration.Contains("interface", StringComparison.Ordinal);

    private string[] Bases => !HasState
        ? []
        : [.. Base.Length > 0 && Declaration.EndsWith(" class", StringComparison.Ordinal) ? [Base] : Array.Empty<string>(), .. Contracts.Distinct()];

    /// <summary>Its source.</summary>
    public string Source()
    {
        var bases = Bases.Length == 0 ? "" : " : " + string.Join(", ", Bases);
        var constructor = HasState ? Constructor.Replace("X", Name, StringComparison.Ordinal) : "";
        var source = $$"""
            {{Mark}} {{Declaration}} {{Name}}{{TypeParameters}}{{bases}}
            {
                {{constructor}}
                {{string.Join("\n    ", HasState ? Contracts.Distinct().Select(Implementation) : [])}}
                {{string.Join("\n    ", Methods.DistinctBy(method => (method.SimpleName, method.Parameters)).Select(method => method.In(Declaration)))}}
            }
            """;
        return Outside.Length == 0 ? source : $"{Outside} Outer{Name} {{ {source} }}";
    }

    // Explicitly: two of them may differ in their result alone.
    private static string Implementation(string contract) => contract switch
    {
        "IRawHandler" => "ValueTask IRawHandler.HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken token) => default;",
        "IStreamingHandler<Order>" => "ValueTask IStreamingHandler<Order>.HandleAsync(Order payload, ResponseStream response, IInvocationContext context, CancellationToken token) => default;",
        "IHandler<Order>" => "ValueTask IHandler<Order>.HandleAsync(Order payload, IInvocationContext context, CancellationToken token) => default;",
        _ => $"ValueTask<string> {contract}.HandleAsync({contract[9..^9]} payload, IInvocationContext context, CancellationToken token) => default;",
    };
}
