using System.Text;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// The types that the runtime loads from the program's first line on, out of its own trace.
/// </summary>
/// <remarks>
/// What is wanted of a trace are names. They lie in it as UTF-16 with a NUL behind: one by itself is a type's, three in a row are those of a method
/// whose code was found, at its first call. So a method that is called first at some moment marks that moment.
/// </remarks>
internal sealed class StartTrace
{
    private const string FirstLine = "Program::<Main>$";
    private const string Next = "PluginRuntime.Http.Sockets.LibcTransport::Receive";
    private const string End = "PluginRuntime.RuntimeApi.RefusalText::OfExit";
    private const int ShortestName = 3;

    // What the finalizer's thread needs as well: whichever thread is first loads it, before the program's first line or after it.
    private static readonly string[] OfAnyThread =
    [
        "System.GC",
        "System.Runtime.CompilerServices.ByteRefOnStack",
        "System.Runtime.CompilerServices.StaticsHelpers+ThreadLocalData",
        "System.Runtime.CompilerServices.StaticsHelpers+ThreadLocalData*",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Void*",
    ];

    private readonly List<string> _events = [];
    private readonly byte[] _bytes;
    private int _at;

    private StartTrace(byte[] bytes) => _bytes = bytes;

    /// <summary>What is loaded until the host waits for its first invocation.</summary>
    public string[] BeforeNext => Types(FirstLine, Next);

    /// <summary>What is loaded from there until the second one is refused.</summary>
    public string[] BeforeResponse => Types(Next, End);

    /// <summary>The variables by which the runtime writes one.</summary>
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
    public static StartTrace Read(string path)
    {
        var trace = new StartTrace(File.ReadAllBytes(path));
        trace.ReadAll();
        return trace;
    }

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
                _events.Add(name);
            }
            else
            {
                _ = Name(ShortestName);
                _events.Add($"{name}::{method}");
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

    private string[] Types(string from, string to) =>
    [
        .. _events.SkipWhile(name => name != from).TakeWhile(name => name != to)
            .Where(name => name.Contains('.', StringComparison.Ordinal) && !name.Contains("::", StringComparison.Ordinal) && !IsChance(name))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    // How wide the vectors are that code is compiled for is the processor's.
    private static bool IsChance(string name) => name.Contains("System.Runtime.Intrinsics.", StringComparison.Ordinal) || OfAnyThread.Contains(name);
}
