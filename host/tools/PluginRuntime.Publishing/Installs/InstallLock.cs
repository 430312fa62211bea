using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// The right of one process to change a package's folder.
/// </summary>
/// <remarks>
/// A lock on an open file: the operating system lets it go with its process, however that ends. The file itself stays, since
/// whoever removed it could remove another's lock.
/// </remarks>
internal sealed class InstallLock : IDisposable
{
    /// <summary>The file in the package's folder.</summary>
    public const string FileName = ".lock";

    /// <summary>How long another install is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private InstallLock(FileStream file) => _file = file;

    /// <summary>Takes the lock as soon as it is free.</summary>
    /// <exception cref="PackageException">It is not free within <see cref="Patience"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened for another reason.</exception>
    public static async Task<InstallLock> TakeAsync(string directory, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = Path.Join(directory, FileName);
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new InstallLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException error) when (IsHeld(error))
            {
                if (time.GetElapsedTime(start) >= Patience)
                {
                    throw InstallError.Locked(path, error);
                }
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
