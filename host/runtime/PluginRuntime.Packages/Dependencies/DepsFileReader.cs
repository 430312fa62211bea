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
    private readonly List<DepsDescription> _descriptions = [];
    private string? _runtimeTarget;
    private List<DepsTarget>? _targets;
    private bool _hasLibraries;

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
                _targets = [];
                ReadTargets(_targets);
            }
            else if (_json.Is("libraries"))
            {
                DepsShape.CheckOnce(_json, !_hasLibraries, "libraries");
                _hasLibraries = true;
                ReadLibraries();
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

    private void ReadTargets(List<DepsTarget> targets)
    {
        var isFirst = DepsShape.Enter(_json, "targets");
        while (_json.NextMember(ref isFirst))
        {
            var target = new DepsTarget(_json.Name());
            targets.Add(target);
            var isFirstLibrary = DepsShape.Enter(_json, "the target", target.Name);
            while (_json.NextMember(ref isFirstLibrary))
            {
                var library = new DepsLibrary(_json.Name());
                target.Libraries.Add(library);
                _library.Read(library);
            }
        }
    }

    private void ReadLibraries()
    {
        var isFirst = DepsShape.Enter(_json, "libraries");
        while (_json.NextMember(ref isFirst))
        {
            var name = _json.Name();
            _ = DepsShape.Inside(_file, "library", name);
            _descriptions.Add(new DepsDescription(name, _library.ReadIsRuntimePack(name)));
        }
    }

    private DepsFileContent Content()
    {
        var name = _runtimeTarget ?? throw _json.Refuse("\"runtimeTarget\" is missing");
        var targets = _targets ?? throw _json.Refuse("\"targets\" is missing");
        if (!_hasLibraries)
        {
            throw _json.Refuse("\"libraries\" is missing");
        }

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
            Descriptions = _descriptions,
        };
    }
}
