using PluginRuntime.Http;

namespace PluginRuntime.RuntimeApi;

/// <summary>What a person reads when the Runtime API did not take what it was given.</summary>
internal static class RefusalText
{
    private const int MostBodyBytes = 200;

    /// <summary>For the log: the process goes on.</summary>
    public static string OfPost(RuntimeApiCall call, string requestId, int status, ReadOnlyMemory<byte> body) =>
        $"Lambda did not take {(call == RuntimeApiCall.Response ? "the response" : "the error")}: {Reason(status)} "
        + $"(POST {RuntimeApiProtocol.PathOf(call, requestId)} was answered {status}{Quoted(body)}).";

    /// <summary>For the exception that ends the process.</summary>
    public static string OfExit(string path, int status, ReadOnlyMemory<byte> body) =>
        $"The Runtime API answered {status} to {path}{Quoted(body)}. The process ends, and Lambda starts a fresh one.";

    /// <summary>For the exception that ends the process when there was no answer at all.</summary>
    public static string OfSilence(string path, Exception exception) =>
        $"The Runtime API gave no answer to {path}: {exception.Message}. The process ends, and Lambda starts a fresh one.";

    /// <summary>The exception that ends the process when an invocation's answer got none itself.</summary>
    public static RuntimeApiException NoAnswer(RuntimeApiCall call, string requestId, Exception exception) =>
        new(OfSilence(RuntimeApiProtocol.PathOf(call, requestId), exception), exception);

    /// <summary>For the log: the process goes on, and its end will not be announced to it.</summary>
    public static string OfExtension(int status, ReadOnlyMemory<byte> body) => NoSignal($"Lambda answered {status}{Quoted(body)}");

    /// <summary>The same when there was no answer at all.</summary>
    public static string OfExtension(Exception exception) => NoSignal(exception.Message);

    private static string NoSignal(string reason) =>
        $"The runtime cannot be registered as an extension: {reason}. Lambda will end the process without SIGTERM, and nothing will be disposed. "
        + "PLUGINRUNTIME_SHUTDOWN_EXTENSION=1 asked for it; remove that variable from the function's environment if it is not needed.";

    private static string Reason(int status) => status switch
    {
        400 => "it does not expect an answer to that invocation",
        403 => "the invocation is already answered",
        410 => "it came too late, the invocation is over",
        413 => "it is larger than 6 MB, which the caller is told as Function.ResponseSizeTooLarge; return less, or stream it",
        _ => "the reason is not known",
    };

    private static string Quoted(ReadOnlyMemory<byte> body) =>
        body.IsEmpty ? "" : $": '{PrintableText.Start(body.Span, MostBodyBytes)}'";
}
