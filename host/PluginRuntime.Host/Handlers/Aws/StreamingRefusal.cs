using System.Reflection;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// What a handler gets that asks <c>Amazon.Lambda.Core</c> for a response stream.
/// </summary>
internal static class StreamingRefusal
{
    /// <summary>A maker of streams of the plugin's type, which makes none.</summary>
    public static Delegate For(Type stream) => (Delegate)typeof(StreamingRefusal)
        .GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(stream)
        .Invoke(null, null)!;

    private static Func<byte[], TStream> Of<TStream>() => static _ => throw new FunctionException(
        "Function.StreamingNotSupported",
        """
        The handler asked for a response stream, and this host does not stream responses yet.
        It should return its whole response, of at most 6 MB.
        Change the handler, or keep the function on AWS's own runtime for .NET until the layer's host can stream.
        """);
}
