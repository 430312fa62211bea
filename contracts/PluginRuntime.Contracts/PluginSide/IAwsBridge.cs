namespace PluginRuntime.PluginSide;

/// <summary>
/// Shows the host's invocations as <c>Amazon.Lambda.Core</c> does, among the plugin's own types.
/// </summary>
internal interface IAwsBridge
{
    /// <summary>Makes ready to show invocations.</summary>
    /// <param name="log">Where the handler's logger writes.</param>
    /// <param name="serializer">The handler's serializer, or nothing if it has none. Asked when the handler asks.</param>
    /// <returns>Makes the <c>ILambdaContext</c> of an invocation.</returns>
    /// <exception cref="FunctionException">The plugin's interface cannot be implemented; says what to mend.</exception>
    Func<IInvocationContext, object> OpenContexts(IAwsLog log, Func<object?> serializer);

    /// <summary>Makes ready to show streamed responses.</summary>
    /// <param name="contract">The plugin's interface for one.</param>
    /// <returns>Makes the plugin's interface of a response.</returns>
    /// <exception cref="FunctionException">The interface cannot be implemented; says what to mend.</exception>
    Func<ResponseStream, object> OpenResponseStreams(Type contract);
}

/// <summary>
/// The host's log, as loggers of <c>Amazon.Lambda.Core</c> write to it. Any thread may write.
/// </summary>
internal interface IAwsLog
{
    /// <summary>Writes a text as one record.</summary>
    void Write(string? text);

    /// <summary>Writes one record.</summary>
    /// <param name="level">.NET's name of the level; any other counts as Information.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    /// <param name="message">A template with holes for the arguments.</param>
    /// <param name="arguments">What fills them.</param>
    void Write(string? level, Exception? exception, string? message, object?[]? arguments);
}
