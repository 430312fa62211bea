namespace PluginRuntime;

/// <summary>
/// A function error whose type the handler chooses: what its caller sees as <c>errorType</c>.
/// </summary>
/// <param name="errorType">
/// Any text, such as <c>Order.OutOfStock</c>; it stands in the response as it is. Lambda's own metrics keep it only in the form
/// <c>Function.Reason</c>, so what does not fit is reported there as <c>Function.</c> and the letters of the text.
/// </param>
/// <param name="message">What the caller reads as <c>errorMessage</c>.</param>
/// <param name="inner">The cause, reported with it.</param>
public sealed class FunctionException(string errorType, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The error type as the handler gave it.</summary>
    public string ErrorType { get; } = errorType;
}
