using System.Text;
using Amazon.Lambda.Core;

namespace AwsSnaps;

/// <summary>Answers with what was called around the snapshot.</summary>
public class Snapshots
{
    private readonly List<string> _calls = [];

    public Snapshots()
    {
        SnapshotRestore.RegisterBeforeSnapshot(() => Called("first before"));
        SnapshotRestore.RegisterBeforeSnapshot(() => Called("second before"));
        SnapshotRestore.RegisterAfterRestore(() => Called("first after"));
        SnapshotRestore.RegisterAfterRestore(() => Called("second after"));
    }

    public Stream Calls() => new MemoryStream(Encoding.UTF8.GetBytes(string.Join(',', _calls)));

    private ValueTask Called(string name)
    {
        _calls.Add(name);
        return default;
    }
}
