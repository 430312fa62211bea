using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>A child process that costs as little to start as Linux lets it.</summary>
/// <remarks>
/// <see cref="Process"/> takes about as long to start a program as the floor takes to answer: every ratio to the floor would flatter.
/// </remarks>
internal sealed class SpawnedProcess
{
    private int? _status;

    private SpawnedProcess(int id, long startedAt)
    {
        Id = id;
        StartedAt = startedAt;
    }

    public int Id { get; }

    /// <summary>The timestamp of <see cref="Stopwatch"/> right before the process was started.</summary>
    public long StartedAt { get; }

    public bool HasExited => TryWait(LibC.NoHang);

    /// <summary>The most physical memory that it had, once it has ended.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>User and system time of all its threads, once it has ended.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Whether it ended with exit code 0.</returns>
    public bool WaitForSuccess() => TryWait(options: 0) && _status == 0;

    /// <summary>Starts a program in a folder, with nothing to read and both outputs going to one file that exists.</summary>
    /// <exception cref="Win32Exception">The program could not be started.</exception>
    public static SpawnedProcess Start(Contender contender, IEnumerable<string> environment, string outputFile)
    {
        string?[] arguments = [contender.Program, .. contender.Arguments, null];
        string?[] variables = [.. environment, null];
        var fileActions = Marshal.AllocHGlobal(LibC.FileActionsSize);
        Check(LibC.InitFileActions(fileActions));
        try
        {
            Check(LibC.AddChangeDirectory(fileActions, contender.TaskRoot));
            Check(LibC.AddOpen(fileActions, descriptor: 0, "/dev/null", LibC.ReadOnly, mode: 0));
            Check(LibC.AddOpen(fileActions, descriptor: 1, outputFile, LibC.Append, mode: 0));
            Check(LibC.AddDuplicate(fileActions, descriptor: 1, newDescriptor: 2));
            var startedAt = Stopwatch.GetTimestamp();
            Check(LibC.Spawn(out var id, contender.Program, fileActions, attributes: 0, arguments, variables));
            return new SpawnedProcess(id, startedAt);
        }
        finally
        {
            _ = LibC.DestroyFileActions(fileActions);
            Marshal.FreeHGlobal(fileActions);
        }

        void Check(int error)
        {
            if (error != 0)
            {
                throw new Win32Exception(error, $"{contender.Program} could not be started: {new Win32Exception(error).Message}.");
            }
        }
    }

    /// <summary>Tells how the process ended, as in "ended with exit code 1", or that it has not.</summary>
    public string DescribeFate() =>
        !HasExited ? "was still running"
        : (_status & 0x7F) is var signal and not 0 ? $"was ended by signal {signal}"
        : $"ended with exit code {(_status >> 8) & 0xFF}";

    /// <summary>Ends the process, and waits until it is gone.</summary>
    public void End()
    {
        if (!HasExited)
        {
            _ = LibC.Signal(Id, LibC.Kill);
            TryWait(options: 0);
        }
    }

    // Once waited for, the id may be another process's: it is not touched again.
    private bool TryWait(int options)
    {
        if (_status is null)
        {
            var usage = Marshal.AllocHGlobal(LibC.UsageSize);
            if (LibC.WaitProcess(Id, out var status, options, usage) == Id)
            {
                _status = status;
                PeakBytes = Marshal.ReadInt64(usage, LibC.UsagePeakOffset) * 1024;
                Processor = TimeAt(usage, 0) + TimeAt(usage, LibC.UsageTimeSize);
            }

            Marshal.FreeHGlobal(usage);
        }

        return _status is not null;
    }

    // Seconds and microseconds.
    private static TimeSpan TimeAt(nint usage, int offset) =>
        TimeSpan.FromSeconds(Marshal.ReadInt64(usage, offset)) + TimeSpan.FromMicroseconds(Marshal.ReadInt64(usage, offset + sizeof(long)));
}
