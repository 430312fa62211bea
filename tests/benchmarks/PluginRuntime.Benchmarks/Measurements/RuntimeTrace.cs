using System.Text;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>
/// What the runtime's own trace of a process names: the types that it loaded, and the methods compiled ahead of time that were called, each at its first call.
/// </summary>
/// <remarks>
/// What is wanted of a trace are names. They lie in it as UTF-16 with a NUL behind: one by itself is a type's, three in a row are those of a method
/// whose code was found. So a method that is called first at some moment marks that moment.
/// </remarks>
internal sealed class RuntimeTrace
{
    private const int ShortestName = 3;

    private readonly List<string> _names = [];
    private readonly byte[] _bytes;
    private int _at;

    private RuntimeTrace(byte[] bytes) => _bytes = bytes;

    /// <summary>In the order of the moments: a type's name, or <c>Type::Method</c>.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The types, each once and sorted.</summary>
    public string[] Types => TypesIn(_names);

    /// <summary>The methods, each once and sorted.</summary>
    public string[] Methods => [.. _names.Where(IsMethod).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The variables by which the runtime writes one, when the process ends by itself.</summary>
    public static (string Name, string? Value)[] Variables(string path) =>
    [
        ("DOTNET_EnableEventPipe", "1"),
        // The loads of types, and the first calls of methods that were compiled ahead of time.
        ("DOTNET_EventPipeConfig", "Microsoft-Windows-DotNETRuntime:0xA000000000:5"),
        ("DOTNET_EventPipeOutputPath", path),
        ("DOTNET_EventPipeCircularMB", "256"),
        // Ten minutes, in hexadecimal: what is compiled again because it is called often comes only where the start is slow, and loads types of its own.
        ("DOTNET_TC_CallCountingDelayMs", "927C0"),
    ];

    /// <summary>Reads one of a process that has ended.</summary>
    public static RuntimeTrace Read(string path)
    {
        var trace = new RuntimeTrace(File.ReadAllBytes(path));
        trace.ReadAll();
        return trace;
    }

    /// <summary>The types among some names, each once and sorted.</summary>
    public static string[] TypesIn(IEnumerable<string> names) =>
        [.. names.Where(name => name.Contains('.', StringComparison.Ordinal) && !IsMethod(name)).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsMethod(string name) => name.Contains("::", StringComparison.Ordinal);

    private void ReadAll()
    {
        while (_at < _bytes.Length)
        {
            if (Name(ShortestName) is not { } name)
            {
                _at++;
            }
            else if (Name(1) is not { } method)
            {
                _names.Add(name);
            }
            else
            {
                _ = Name(ShortestName);
                _names.Add($"{name}::{method}");
            }
        }
    }

    // Moves behind it, if there is one.
    private string? Name(int atLeast)
    {
        var end = _at;
        while (end + 1 < _bytes.Length && _bytes[end] is >= 0x20 and < 0x7f && _bytes[end + 1] == 0)
        {
            end += 2;
        }

        if (end - _at < 2 * atLeast || end + 1 >= _bytes.Length || _bytes[end] != 0 || _bytes[end + 1] != 0)
        {
            return null;
        }

        var name = Encoding.Unicode.GetString(_bytes, _at, end - _at);
        _at = end + 2;
        return name;
    }
}
