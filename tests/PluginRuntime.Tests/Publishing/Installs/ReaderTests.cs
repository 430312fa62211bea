using System.Globalization;
using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Tests.Publishing.Installs;

/// <summary>Whoever reads a root while packages are installed into it, as hosts do before each invocation, sees whole versions alone.</summary>
public sealed class ReaderTests : IDisposable
{
    private const int Installs = 50;
    private const int InstallsBetweenLooks = 5;

    private readonly InstallRoot _root = new();
    private readonly SemaphoreSlim _looks = new(0);

    public void Dispose()
    {
        _root.Dispose();
        _looks.Dispose();
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_reader_never_sees_half_a_version_nor_a_pointer_to_none()
    {
        // Enough files that a reader would come in between.
        for (var index = 0; index < 10; index++)
        {
            _root.Put($"data/{index}.bin", new string('x', 10_000));
        }

        await _root.InstallAsync("0");
        using var finished = new CancellationTokenSource();
        var reader = Task.Run(() => ReadUntil(finished.Token), TestContext.Current.CancellationToken);
        for (var version = 1; version <= Installs; version++)
        {
            await _root.InstallAsync(version.ToString(CultureInfo.InvariantCulture));
            if (version % InstallsBetweenLooks == 0)
            {
                // However seldom this machine gives the reader a turn, some of its looks are between installs.
                await _looks.WaitAsync(TestContext.Current.CancellationToken);
            }
        }

        await finished.CancelAsync();
        var seen = await reader;

        Assert.True(seen.Count >= Installs / InstallsBetweenLooks / 2, $"The reader saw {seen.Count} versions.");
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(Installs, seen[^1]);
    }

    // In the order in which they were seen, each once.
    private List<int> ReadUntil(CancellationToken finished)
    {
        var seen = new List<int>();
        var versions = new HashSet<string>();
        while (true)
        {
            var isLast = finished.IsCancellationRequested;

            // Also those that a handler string pins, before any pointer names them.
            Assert.All(VersionFolders.In(_root.Package).Where(versions.Add), name => _root.Read($"orders@{name}"));
            var version = int.Parse(_root.Read(), CultureInfo.InvariantCulture);
            if (seen.Count == 0 || seen[^1] != version)
            {
                seen.Add(version);
                _looks.Release();
            }

            if (isLast)
            {
                return seen;
            }
        }
    }
}
