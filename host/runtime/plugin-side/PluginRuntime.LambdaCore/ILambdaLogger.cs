namespace Amazon.Lambda.Core;

/// <summary>The function's log.</summary>
public partial interface ILambdaLogger
{
    /// <summary>Writes a text.</summary>
    void Log(string message);

    /// <summary>Writes a line.</summary>
    void LogLine(string message);
}
