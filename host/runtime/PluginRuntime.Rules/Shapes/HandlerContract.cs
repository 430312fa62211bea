namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// The names of the contracts' types that handlers are judged by.
/// </summary>
internal static class HandlerContract
{
    /// <summary>The namespace of all of them.</summary>
    public const string Namespace = "PluginRuntime";

    /// <summary>The full name of the interface by which a class registers the plugin's services.</summary>
    public const string Startup = Namespace + ".IHandlerStartup";

    /// <summary>The full name of the attribute by which an assembly names its JSON context.</summary>
    public const string JsonContext = Namespace + ".PluginJsonContextAttribute";

    /// <summary>JSON in, JSON out.</summary>
    public const string EventAndResponse = "IHandler`2";

    /// <summary>JSON in, nothing out.</summary>
    public const string EventOnly = "IHandler`1";

    /// <summary>Bytes in, bytes out.</summary>
    public const string Raw = "IRawHandler";

    /// <summary>JSON in, a stream out.</summary>
    public const string Streaming = "IStreamingHandler`1";

    /// <summary>What a method may take behind its payload.</summary>
    public const string Context = "PluginRuntime.IInvocationContext";

    /// <summary>What a method may take last.</summary>
    public const string Token = "System.Threading.CancellationToken";

    /// <summary>Answers whether a type of <see cref="Namespace"/> is a handler interface.</summary>
    public static bool Is(string name) => name is EventAndResponse or EventOnly or Raw or Streaming;

    /// <summary>A handler interface as C# writes it.</summary>
    public static string AsCode(string name) => name switch
    {
        EventAndResponse => "IHandler<TEvent, TResponse>",
        EventOnly => "IHandler<TEvent>",
        Streaming => "IStreamingHandler<TEvent>",
        _ => name,
    };
}
