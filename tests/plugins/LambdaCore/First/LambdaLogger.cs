namespace Amazon.Lambda.Core;

/// <summary>The function's log, from anywhere.</summary>
public static partial class LambdaLogger
{
    // A host puts its own in here, by the field's name.
#pragma warning disable IDE0044 // Whoever sets it does so by reflection.
    private static Action<string> _loggingAction = WriteToConsole;
#pragma warning restore IDE0044

    /// <summary>Writes a text.</summary>
    public static void Log(string message) => _loggingAction(message);

    private static void WriteToConsole(string message) => Console.WriteLine(message);
}
