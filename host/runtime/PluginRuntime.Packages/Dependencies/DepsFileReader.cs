using PluginRuntime.Packages.Json;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Reads one deps.json, trusting nothing in it.
/// </summary>
/// <remarks>
/// .NET's own reader of it, in native code, looks at no kind of value: one that it does not expect ends the process. So whatever that reader touches
/// is checked here, and what it does not is read over. The format:
/// https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md.
/// </remarks>
internal sealed class DepsFileReader
{
    private readonly string _file;
    private readonly JsonInput _json;
    private readonly DepsLibraryReader _library;
    private string? _runtimeTarget;
    private DepsTarget[]? _targets;
    private DepsDescription[]? _descriptions;

    private DepsFileReader(string file, byte[] bytes)
    {
        _file = file;
        _json = new JsonInput(bytes);
        _library = new DepsLibraryReader(file, _json);
    }

    /// <summary>Reads it.</summary>
    /// <param name="file">Its path, for messages.</param>
    /// <param name="bytes">All of it.</param>
    /// <exception cref="PackageException">It is no JSON, has something else than .NET expects, or a path in it leads out of the package.</exception>
    public static DepsFileContent Read(string file, byte[] bytes)
    {
        try
        {
            var reader = new DepsFileReader(file, bytes);
            reader.ReadRoot();
            return reader.Content();
        }
        catch (FormatException error)
        {
            throw DepsFileError.Malformed(file, error);
        }
    }

    private void ReadRoot()
    {
        var isFirst = DepsShape.Enter(_json, "the file");
        while (_json.NextMember(ref isFirst))
        {
            if (_json.Is("runtimeTarget"))
            {
                DepsShape.CheckOnce(_json, _runtimeTarget is null, "runtimeTarget");
                _runtimeTarget = ReadRuntimeTarget();
            }
            else if (_json.Is("targets"))
            {
                DepsShape.CheckOnce(_json, _targets is null, "targets");
                _targets = ReadTargets();
            }
            else if (_json.Is("libraries"))
            {
                DepsShape.CheckOnce(_json, _descriptions is null, "libraries");
                _descriptions = ReadDescriptions();
            }
            else
            {
                _json.Skip();
            }
        }

        _json.End();
    }

    private string ReadRuntimeTarget()
    {
        if (_json.IsAtText)
        {
            return _json.Text();
        }

        string? name = null;
        var isFirst = DepsShape.Enter(_json, "runtimeTarget");
        while (_json.NextMember(ref isFirst))
        {
            if (_json.Is("name"))
            {
                DepsShape.CheckOnce(_json, name is null, "name");
                name = DepsShape.Text(_json, "the name of runtimeTarget");
            }
            else
            {
                _json.Skip();
            }
        }

        return name ?? throw _json.Refuse("\"runtimeTarget\" has no \"name\"");
    }

    private DepsTarget[] ReadTargets()
    {
        var targets = new DepsTarget[1];
        var count = 0;
        var isFirst = DepsShape.Enter(_json, "targets");
        while (_json.NextMember(ref isFirst))
        {
            if (count == targets.Length)
            {
                Array.Resize(ref targets, count * 2);
            }

            targets[count++] = ReadTarget(_json.Name());
        }

        Array.Resize(ref targets, count);
        return targets;
    }

    private DepsTarget ReadTarget(string name)
    {
        var libraries = new DepsLibrary[4];
        var count = 0;
        var isFirst = DepsShape.Enter(_json, "the target", name);
        while (_json.NextMember(ref isFirst))
        {
            if (count == libraries.Length)
            {
                Array.Resize(ref libraries, count * 2);
            }

            libraries[count++] = _library.Read(_json.Name());
        }

        Array.Resize(ref libraries, count);
        return new DepsTarget(name, libraries);
    }

    private DepsDescription[] ReadDescriptions()
    {
        var descriptions = new DepsDescription[4];
        var count = 0;
        var isFirst = DepsShape.Enter(_json, "libraries");
        while (_json.NextMember(ref isFirst))
        {
            if (count == descriptions.Length)
            {
                Array.Resize(ref descriptions, count * 2);
            }

            var name = _json.Name();
            _ = DepsShape.Inside(_file, "library", name);
            descriptions[count++] = new DepsDescription(name, _library.ReadIsRuntimePack(name));
        }

        Array.Resize(ref descriptions, count);
        return descriptions;
    }

    private DepsFileContent Content()
    {
        var name = _runtimeTarget ?? throw _json.Refuse("\"runtimeTarget\" is missing");
        var targets = _targets ?? throw _json.Refuse("\"targets\" is missing");
        var descriptions = _descriptions ?? throw _json.Refuse("\"libraries\" is missing");

        DepsTarget? found = null;
        foreach (var target in targets)
        {
            if (target.Name == name)
            {
                DepsShape.CheckOnce(_json, found is null, name);
                found = target;
            }
        }

        return new DepsFileContent
        {
            Target = found ?? throw _json.Refuse($"\"runtimeTarget\" names \"{name}\", which \"targets\" has not"),
            Targets = targets,
            Descriptions = descriptions,
        };
    }
}
