namespace PluginRuntime.Rules.Words;

/// <summary>
/// A handler string or a handler package is not what it must be, and whoever deployed it can mend it.
/// </summary>
/// <remarks>
/// The host reports it as its init error, the command line as its message. <see cref="Exception.Message"/> says what
/// was
/// found, what would be right, and where to change it.
/// </remarks>
internal sealed class PackageException(string errorType, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Lambda's error type, such as <c>Runtime.NoSuchPackage</c>.</summary>
    public string ErrorType { get; } = errorType;
}
