using System.Globalization;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Damage;

/// <summary>
/// A package in a root, of which versions are published one after the other: the odd ones sound, the even ones damaged.
/// </summary>
/// <param name="root">The root's folder.</param>
/// <param name="isSpared">Whether nothing is damaged, though it is said so: a fault that the run must find.</param>
internal sealed class DamagedPackage(string root, bool isSpared)
{
    /// <summary>The package.</summary>
    public const string Name = "Swaps";

    // The host copies what it takes; it looks at the one it serves and at the one that comes.
    private const int Kept = 6;

    private readonly string _folder = Path.Join(root, Name);

    /// <summary>The damage of a version; <see langword="null"/> of a sound one.</summary>
    public static DamageKind? DamageOf(int version) => version % 2 == 0 ? DamageKinds.All[((version / 2) - 1) % DamageKinds.All.Length] : null;

    /// <summary>Publishes a version. A folder is complete, or completely damaged, before <c>current</c> names it.</summary>
    public void Publish(int version)
    {
        var staged = Path.Join(_folder, ".staged");
        CopiedFolder.Write(Repository.Built(Name), staged);
        File.WriteAllText(Path.Join(staged, "version.txt"), Text(version));
        var damage = isSpared ? null : DamageOf(version);
        if (damage is { IsOfPointer: false })
        {
            damage.Do(new DamagedVersion(Name, staged));
        }

        Directory.Move(staged, Path.Join(_folder, Text(version)));
        if (damage is { IsOfPointer: true })
        {
            damage.Do(new DamagedVersion(Name, _folder));
        }
        else
        {
            Point(version);
        }

        Remove(version - Kept);
    }

    private void Point(int version)
    {
        var pointer = Path.Join(_folder, "current");
        if (Directory.Exists(pointer))
        {
            Directory.Delete(pointer);
        }

        VersionPointer.Write(_folder, Text(version));
    }

    private void Remove(int version)
    {
        if (Path.Join(_folder, Text(version)) is var old && Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
