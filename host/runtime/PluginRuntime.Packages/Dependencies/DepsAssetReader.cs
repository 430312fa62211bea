using PluginRuntime.Packages.Json;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Reads what a deps.json says of one file of a library.
/// </summary>
/// <param name="file">The deps.json, for messages.</param>
/// <param name="json">Where its reader is: before the value.</param>
internal sealed class DepsAssetReader(string file, JsonInput json)
{
    private static readonly string[] Names = ["assetType", "rid", "localPath", "assemblyVersion", "fileVersion"];

    private string? _type;
    private string? _runtime;
    private string? _localPath;
    private DepsVersion _assemblyVersion;
    private DepsVersion _fileVersion;

    /// <summary>Reads one.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="kind">What it is; <see cref="AssetKind.Other"/> if it is for one runtime and says so itself.</param>
    /// <exception cref="FormatException">It is not as .NET expects it.</exception>
    /// <exception cref="PackageException">A path leads out of the package.</exception>
    public DepsAsset Read(string path, AssetKind kind)
    {
        path = DepsShape.Inside(file, "asset", path);
        CheckFileName(path);
        ReadMembers(path);
        if (kind == AssetKind.Other)
        {
            kind = KindOf(_type ?? throw Missing(path, "assetType"));
            _ = _runtime ?? throw Missing(path, "rid");
        }
        else
        {
            _runtime = null;
        }

        if (kind == AssetKind.Satellite)
        {
            CheckFolder(path);
            CheckFolder(_localPath);
        }

        return new DepsAsset
        {
            Kind = kind,
            Path = path,
            LocalPath = _localPath,
            Runtime = _runtime,
            AssemblyVersion = _assemblyVersion,
            FileVersion = _fileVersion,
        };
    }

    private void ReadMembers(string path)
    {
        (_type, _runtime, _localPath) = (null, null, null);
        (_assemblyVersion, _fileVersion) = (DepsVersion.None, DepsVersion.None);
        var seen = 0;
        var isFirst = DepsShape.Enter(json, "the asset", path);
        while (json.NextMember(ref isFirst))
        {
            var member = NumberOf();
            if (member < Names.Length)
            {
                DepsShape.CheckOnce(json, (seen & (1 << member)) == 0, Names[member]);
                seen |= 1 << member;
            }

            ReadMember(member, path);
        }
    }

    private int NumberOf()
    {
        var number = 0;
        while (number < Names.Length && !json.Is(Names[number]))
        {
            number++;
        }

        return number;
    }

    // .NET reads over another kind of value than a text, but not where it says what the asset is.
    private void ReadMember(int member, string path)
    {
        if (!json.IsAtText)
        {
            json.Skip();
            return;
        }

        switch (member)
        {
            case 0:
                _type = json.Text();
                break;
            case 1:
                _runtime = json.Text();
                break;
            case 2:
                _localPath = Inside(json.Text());
                break;
            case 3:
                _assemblyVersion = Version(path, json.Text());
                break;
            case 4:
                _fileVersion = Version(path, json.Text());
                break;
            default:
                json.Skip();
                break;
        }
    }

    private string? Inside(string path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        path = DepsShape.Inside(file, "localPath", path);
        CheckFileName(path);
        return path;
    }

    private DepsVersion Version(string path, string text) => DepsVersion.TryRead(text, out var version)
        ? version
        : throw json.Refuse($"the version \"{text}\" of the asset \"{path}\" has a number that is too large");

    // .NET looks for satellites in the folder above the one in which it is told of one: for a file without a folder, outside of the package.
    private void CheckFolder(string? path)
    {
        if (path is not null && !path.Contains('/', StringComparison.Ordinal))
        {
            throw json.Refuse($"the satellite assembly \"{path}\" lies in no folder of a culture");
        }
    }

    private void CheckFileName(string path)
    {
        if (path[^1] == '/')
        {
            throw json.Refuse($"the asset \"{path}\" is a folder, where a file should be");
        }
    }

    private FormatException Missing(string path, string name) => json.Refuse($"the asset \"{path}\" has no text in \"{name}\"");

    private static AssetKind KindOf(string type) =>
        DepsShape.IsWord(type, "runtime") ? AssetKind.Managed
        : DepsShape.IsWord(type, "native") ? AssetKind.Native
        : DepsShape.IsWord(type, "resources") ? AssetKind.Satellite
        : AssetKind.Other;
}
