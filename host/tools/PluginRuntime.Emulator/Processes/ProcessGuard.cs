using System.Diagnostics;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// A small shell script that outlives this program if it is killed, and then ends the child and what the child started.
/// </summary>
/// <remarks>
/// It reads a pipe of which only this program holds the other end, so nothing has to be told to it for that: the pipe ends. Not by
/// PR_SET_PDEATHSIG, which follows the thread that has started the child, and reaches no grandchild.
/// </remarks>
internal sealed class ProcessGuard : IDisposable
{
    // The first two lines are what to end. Any third means that there is nothing left to do.
    private const string Script =
        """
        trap '' HUP INT QUIT TERM
        read -r id || exit 0
        read -r mark || mark=
        read -r over && exit 0
        kill -s KILL -- "-$id" 2>/dev/null
        kill -s KILL "$id" 2>/dev/null
        if [ -n "$mark" ]; then
          for file in $(grep -lzxF -e "$mark" /proc/[0-9]*/environ 2>/dev/null); do
            file=${file#/proc/}
            kill -s KILL "${file%/environ}" 2>/dev/null
          done
        fi
        rm -f "/tmp/dotnet-diagnostic-$id-"*-socket "/tmp/clr-debug-pipe-$id-"*
        """;

    private readonly Process? _shell;

    private ProcessGuard(Process? shell) => _shell = shell;

    /// <summary>Starts it, before the child; on Windows nothing.</summary>
    public static ProcessGuard Start()
    {
        if (OperatingSystem.IsWindows())
        {
            return new ProcessGuard(null);
        }

        var (program, arguments) = SessionProgram.For("/bin/sh", ["-c", Script]);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        return new ProcessGuard(Process.Start(start));
    }

    /// <summary>Tells it what to end.</summary>
    /// <param name="processId">The child, which has a group of its own where that can be.</param>
    /// <param name="mark">A variable of the child and of all that it starts, as in <c>NAME=value</c>.</param>
    public void Watch(int processId, string mark) => Write($"{processId}\n{mark}\n");

    /// <summary>The child has ended, and nothing is left of it.</summary>
    public void Dispose()
    {
        Write("over\n");
        _shell?.Dispose();
    }

    private void Write(string lines)
    {
        try
        {
            _shell?.StandardInput.Write(lines);
            _shell?.StandardInput.Flush();
        }
        catch (IOException)
        {
            // Somebody has ended it. Then nobody guards, as where there is no shell.
        }
    }
}
