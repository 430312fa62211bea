using PluginRuntime.Cli.Terminal;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// What one invocation leaves: its log as it comes and its result at the end, or both as one document.
/// </summary>
/// <param name="isTerminal">Standard error is one, which the handler's words are not to repaint.</param>
/// <param name="isJson">It is the document.</param>
internal sealed class InvocationOutput(bool isTerminal, bool isJson)
{
    // Of the document; what comes later is left out, and that is told.
    private const int MaxKeptCharacters = 16 * 1024 * 1024;

    private readonly List<string> _lines = [];
    private readonly RecentLines _recent = new();
    private int _kept;
    private bool _isCut;

    /// <summary>Takes a line of the host's, one at a time.</summary>
    public void Log(string line)
    {
        if (isJson)
        {
            Keep(line);
        }
        else
        {
            _recent.Add(line);
            Console.Error.WriteLine(ShownText.Of(new LogLine(line, IsOfProcess: true), isTerminal));
        }
    }

    /// <summary>Writes the result.</summary>
    /// <returns>The exit code.</returns>
    public int Write(InvocationResult result, TimeSpan duration)
    {
        if (isJson)
        {
            JsonDocumentOutput.Write(InvocationDocument.Of(result, duration, _lines, _isCut));
        }
        else
        {
            new InvocationReport(isTerminal, _recent).Write(result);
        }

        return InvocationReport.ExitCodeOf(result);
    }

    private void Keep(string line)
    {
        _isCut |= _kept + line.Length > MaxKeptCharacters;
        if (!_isCut)
        {
            _lines.Add(line);
            _kept += line.Length;
        }
    }
}
