using System.Runtime.CompilerServices;

namespace PluginRuntime.Log.Outputs;

/// <summary>
/// The process's standard output, as bytes.
/// </summary>
/// <remarks>
/// Not <see cref="Console"/>: on Linux one call to libc writes a record whole, and nothing is loaded for it before the first
/// invocation. It does not follow a handler's <c>Console.SetOut</c> either. One thread at a time.
/// </remarks>
/// <param name="descriptor">Where the bytes go on Linux.</param>
/// <param name="patienceMilliseconds">How long a full pipe is waited for without a byte going through.</param>
internal sealed class StandardOutput(int descriptor = 1, int patienceMilliseconds = OutputDescriptor.DefaultPatienceMilliseconds)
{
    private readonly Stream? _stream = OperatingSystem.IsLinux() ? null : OpenStream();
    private readonly OutputDescriptor _descriptor = new(descriptor, patienceMilliseconds);
    private bool _isInsideARecord;

    /// <summary>
    /// Whether it is read line by line as it stands: a terminal or a file. What reads a pipe, as Lambda does, takes each line for a record.
    /// </summary>
    public bool IsReadAsItStands => _stream is not null || _descriptor.IsTerminalOrFile();

    /// <summary>Writes all of <paramref name="bytes"/>. A closed or failing output loses them: there is nobody left to tell.</summary>
    public void Write(byte[] bytes)
    {
        if (_stream is not null)
        {
            _stream.Write(bytes);
            return;
        }

        EndTornRecord();
        var written = _descriptor.Write(bytes);
        _isInsideARecord |= written > 0 && written < bytes.Length;
    }

    // A record that was given up half-way has no line feed; the next one must not become a part of it.
    private void EndTornRecord()
    {
        if (_isInsideARecord)
        {
            _isInsideARecord = _descriptor.Write("\n"u8) == 0;
        }
    }

    // A method of its own: on Linux System.Console must not be loaded for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Stream OpenStream() => Console.OpenStandardOutput();
}
