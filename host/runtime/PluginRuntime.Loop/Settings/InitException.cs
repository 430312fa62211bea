
namespace PluginRuntime.Settings;

/// <summary>
/// The function cannot start, and whoever deployed it can mend that.
/// </summary>
/// <remarks>
/// That person reads <see cref="Exception.Message"/> in the function's log: what was found, what would be right, where to
/// change it. Anything else that fails during init is an ordinary exception.
/// </remarks>
internal sealed class InitException(string errorType, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What the plugin's side has to say of its registrations and types: it knows no init errors.</summary>
    public InitException(FunctionException error)
        : this(error.ErrorType, error.Message, error.InnerException)
    {
    }

    /// <summary>Lambda's error type, in its form <c>Category.Reason</c>: <c>Runtime.InvalidHandler</c>.</summary>
    public string ErrorType { get; } = errorType;
}
