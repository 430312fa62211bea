using PluginRuntime.Packages.Json;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Reads what a deps.json says of one library: its files in a target, and its description.
/// </summary>
/// <param name="file">The deps.json, for messages.</param>
/// <param name="json">Where its reader is: before the value.</param>
internal sealed class DepsLibraryReader(string file, JsonInput json)
{
    private readonly DepsAssetReader _assets = new(file, json);

    /// <summary>Reads a library in a target.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="FormatException">It is not as .NET expects it.</exception>
    /// <exception cref="PackageException">A path leads out of the package.</exception>
    public DepsLibrary Read(string name)
    {
        var assets = new DepsAsset[1];
        var count = 0;
        var seen = 0;
        var isFirst = DepsShape.Enter(json, "in a target, the library", name);
        while (json.NextMember(ref isFirst))
        {
            var group = json.Is("runtime") ? 1 : json.Is("native") ? 2 : json.Is("resources") ? 4 : json.Is("runtimeTargets") ? 8 : 0;
            if (group == 0)
            {
                json.Skip();
                continue;
            }

            DepsShape.CheckOnce(json, (seen & group) == 0, json.Name());
            seen |= group;
            ReadGroup(name, KindOf(group), ref assets, ref count);
        }

        Array.Resize(ref assets, count);
        return new DepsLibrary(name, assets);
    }

    /// <summary>Reads the description of a library.</summary>
    /// <returns>Whether it is a runtime pack.</returns>
    /// <exception cref="FormatException">It is not as .NET expects it.</exception>
    /// <exception cref="PackageException">A path leads out of the package.</exception>
    public bool ReadIsRuntimePack(string name)
    {
        string? type = null;
        string? hash = null;
        var isFirst = DepsShape.Enter(json, "the library", name);
        while (json.NextMember(ref isFirst))
        {
            if (json.Is("type"))
            {
                DepsShape.CheckOnce(json, type is null, "type");
                type = DepsShape.Text(json, "the type of the library", name);
            }
            else if (json.Is("sha512"))
            {
                DepsShape.CheckOnce(json, hash is null, "sha512");
                hash = DepsShape.Text(json, "the sha512 of the library", name);
            }
            else if (json.Is("path") && json.IsAtText)
            {
                _ = DepsShape.Inside(file, "path", json.Text());
            }
            else
            {
                json.Skip();
            }
        }

        return type is null || hash is null
            ? throw json.Refuse($"the library \"{name}\" has no \"{(type is null ? "type" : "sha512")}\"")
            : DepsShape.IsWord(type, "runtimepack");
    }

    private static AssetKind KindOf(int group) => group switch
    {
        1 => AssetKind.Managed,
        2 => AssetKind.Native,
        4 => AssetKind.Satellite,
        _ => AssetKind.Other,
    };

    private void ReadGroup(string library, AssetKind kind, ref DepsAsset[] assets, ref int count)
    {
        var isFirst = DepsShape.Enter(json, json.Name() + " of the library", library);
        while (json.NextMember(ref isFirst))
        {
            if (count == assets.Length)
            {
                Array.Resize(ref assets, count * 2);
            }

            assets[count++] = _assets.Read(json.Name(), kind);
        }
    }
}
