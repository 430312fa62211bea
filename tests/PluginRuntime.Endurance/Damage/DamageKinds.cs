namespace PluginRuntime.Endurance.Damage;

/// <summary>
/// The kinds of damage that a version is given, one after the other.
/// </summary>
internal static class DamageKinds
{
    private const int TooLarge = 17 * 1024 * 1024;

    public static DamageKind[] All { get; } = [.. OfDeps(), .. OfDll(), .. OfManifest(), .. OfOtherFiles(), .. OfPointer()];

    private static DamageKind[] OfDeps() =>
    [
        Deps("is {}", "{}"),
        Deps("has no target", """{"targets":{}}"""),
        Deps("has a number for runtimeTarget", """{"runtimeTarget":5}"""),
        Deps("has a number for its name", """{"runtimeTarget":{"name":5}}"""),
        Deps("is empty", ""),
        Deps("is an array", "[]"),
        Deps("is text", "hello"),
        Deps("has a number for targets", """{"runtimeTarget":{"name":"x"},"targets":7,"libraries":{}}"""),
        Deps("has a number for libraries", """{"runtimeTarget":{"name":"x"},"targets":{"x":{}},"libraries":7}"""),
        Deps("leads out", """{"runtimeTarget":{"name":"x"},"targets":{"x":{"a/1.0":{"runtime":{"../../a.dll":{}}}}},"libraries":{"a/1.0":{"type":"project","serviceable":false,"sha512":""}}}"""),
        Deps("is nested without end", string.Concat(Enumerable.Repeat("""{"targets":""", 100_000))),
        new("deps.json is cut", version => version.Change(version.Deps, bytes => bytes[..(bytes.Length / 2)])),
        new("deps.json is 17 MB long", version => version.Write(version.Deps, new string(' ', TooLarge))),
        new("deps.json has NUL bytes", version => version.Change(version.Deps, bytes => [.. bytes[..20], .. new byte[20], .. bytes[40..]])),
    ];

    private static DamageKind[] OfDll() =>
    [
        Dll("is empty", static _ => []),
        Dll("is text", static _ => "hello"u8.ToArray()),
        Dll("is an ELF file", static _ => [0x7f, .. "ELF"u8, 2, 1, 1, .. new byte[100]]),
        Dll("is cut in half", static bytes => bytes[..(bytes.Length / 2)]),
        Dll("is cut in its headers", static bytes => bytes[..100]),
        new("the DLL has no PE signature", version => version.Overwrite(version.Dll, "PE\0\0"u8, with: 0)),
        new("the DLL has a section that lies nowhere", version => version.OverwriteBehind(version.Dll, ".text\0\0\0"u8, length: 16, with: 0xff)),
        new("the DLL has no metadata", version => version.Overwrite(version.Dll, "BSJB"u8, with: 0xff)),
        new("the DLL is missing", version => version.Remove(version.Dll)),
        new("the DLL is a folder", version => version.MakeFolder(version.Dll)),
        new("the DLL is a pipe", version => version.MakePipe(version.Dll)),
    ];

    private static DamageKind[] OfManifest() =>
    [
        Manifest("is no JSON", "hello"),
        Manifest("is an array", "[]"),
        Manifest("has a number for files", """{"files":7}"""),
        Manifest("lists another hash", """{"files":{"Swaps.dll":"00e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8"}}"""),
        Manifest("lists what is missing", """{"files":{"other.dll":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}"""),
        Manifest("leads out", """{"assembly":"../Swaps.dll"}"""),
        Manifest("is 17 MB long", new string(' ', TooLarge)),
    ];

    private static DamageKind[] OfOtherFiles() =>
    [
        new("runtimeconfig.json is text", version => version.Write(version.Config, "hello")) { MayServe = true },
        new("runtimeconfig.json is a pipe", version => version.MakePipe(version.Config)),
        new("the pdb is text", version => version.Write("Swaps.pdb", "hello")) { MayServe = true },
        new("a satellite is text", version => version.Write("de/Swaps.resources.dll", "hello")) { MayServe = true },
        new("a native library is cut", version => version.Write("libswaps.so", "\u007fELF")) { MayServe = true },
        new("a link leads out", version => version.Link("other.dll", "/etc/passwd")),
        new("a link leads to itself", version => version.Link("other.dll", "other.dll")),
        new("a link leads nowhere", version => version.Link("other.dll", "nowhere.dll")),
        new("a .NET lies in it", version => version.Write("System.Private.CoreLib.dll", "MZ")),
        new("all is missing", version => version.Clear()),
    ];

    private static DamageKind[] OfPointer() =>
    [
        Pointer("is empty", version => version.Write("current", "")),
        Pointer("names no version", version => version.Write("current", "../1\n")),
        Pointer("names what is not there", version => version.Write("current", "none\n")),
        Pointer("is 17 MB long", version => version.Write("current", new string('1', TooLarge))),
        Pointer("is a folder", version => version.MakeFolder("current")),
        Pointer("is a pipe", version => version.MakePipe("current")),
    ];

    private static DamageKind Deps(string how, string text) => new("deps.json " + how, version => version.Write(version.Deps, text));

    private static DamageKind Dll(string how, Func<byte[], byte[]> change) => new("the DLL " + how, version => version.Change(version.Dll, change));

    private static DamageKind Manifest(string how, string text) => new("handler.json " + how, version => version.Write("handler.json", text));

    private static DamageKind Pointer(string how, Action<DamagedVersion> damage) => new("current " + how, damage) { IsOfPointer = true };
}
