using System.Text;
using CsCheck;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>
/// Files of the form of a deps.json, with every member that means something, some of which have a value of another kind or stand there twice.
/// </summary>
internal static class DepsFileShapes
{
    private static readonly Gen<string> Wrong = Gen.OneOf<string>("5", "-1.5e9", "null", "true", "[]", "{}", "\"\"", "\"x\"", "[[\"a\"]]", "{\"name\":{}}", "\"a long text that is no short one in memory\"");

    private static readonly Gen<string> GoodPath = Text(
        "a.dll", "b.dll", "lib/a.dll", "lib/net8.0/A.dll", "lib/a.ni.dll", "a.exe", "runtimes/linux/lib/a.dll", "runtimes/linux-x64/native/liba.so", "de/a.resources.dll",
        "lib/de/a.resources.dll", "lib/fr/b.resources.dll", "_._", "lib/_._", @"x\\a.dll", @"..a\\b.dll", "./a.dll", "lib//a.dll", "lib/./a.dll", "a", "lib/.dll", "ä.dll", @"\u0061.dll", "p/q/r.so");

    private static readonly Gen<string> Path = Mixed(GoodPath, Text("lib/", "../a.dll", "x:a.dll", "", @"a\u0000.dll", @"x\\..\\..\\a"));

    private static readonly Gen<string> SatellitePath = Mixed(Text("de/a.resources.dll", "lib/de/a.resources.dll", "lib/fr/b.resources.dll", @"x\\de\\a.dll", "lib//de//a.dll"), Path);

    private static readonly Gen<string> Version = Mixed(
        Text("1.0.0.0", "2.0", "2.0.0", "10.0.0.1", "x", "", "1", "4294967296.0", "1.2.3.4.5", "-1.0", "1..2"), Text("18446744073709551616.1", "1.99999999999999999999"));

    private static readonly Gen<string> Runtime = Text("linux", "linux-x64", "unix", "unix-x64", "any", "win", "linux-arm64", "LINUX", "");

    private static readonly Gen<string> Type = Mixed(Text("runtime", "native", "Runtime", "other", ""), Text("resources"));

    private static readonly Gen<string> Name = Text("A/1.0.0", "B/2.0.0", "orders/1.0.0", "C", "");

    private static readonly Gen<string> Asset = Object(
        Member("assemblyVersion", Version), Member("fileVersion", Version), Member("localPath", Path), Member("locale", Text("de")), Member("x", Wrong));

    private static readonly Gen<string> SatelliteAsset = Object(Member("localPath", SatellitePath), Member("locale", Text("de")));

    private static readonly Gen<string> RuntimeAsset = Gen.Select(
        Mostly(Member("assetType", Type)), Mostly(Member("rid", Runtime)), Asset, (type, runtime, rest) => Joined(type, runtime, rest));

    private static readonly Gen<string> Library = Object(
        Member("dependencies", Gen.Const("{\"A\":\"1.0.0\"}")), Member("runtime", Map(Path, Asset)), Member("native", Map(Path, Asset)),
        Member("resources", Map(SatellitePath, SatelliteAsset)), Member("runtimeTargets", Map(Path, RuntimeAsset)), Member("compile", Map(Path, Asset)));

    private static readonly Gen<string> Description = Gen.Select(
        Mostly(Member("type", Text("package", "project", "RuntimePack", ""))), Mostly(Member("sha512", Text("", "sha512-a/b=="))),
        Object(Member("path", Path), Member("serviceable", Gen.OneOf<string>("true", "false")), Member("hashPath", Path)), (type, hash, rest) => Joined(type, hash, rest));

    private static readonly Gen<string> Target = Text("T", "U", "T/linux-x64");

    /// <summary>Whole files.</summary>
    public static Gen<byte[]> Files { get; } = Gen.Select(
        Mostly(Member("runtimeTarget", Gen.Frequency<string>((90, Gen.Const("{\"name\":\"T\"}")), (30, Gen.Const("\"T\"")), (1, Gen.Const("{}"))))),
        Mostly(Member("targets", Gen.Select(Map(Name, Library), Map(Target, Map(Name, Library)), (chosen, others) => Joined($"\"T\":{chosen}", "", others)))),
        Mostly(Member("libraries", Map(Name, Description))),
        Gen.OneOf<string>("", " ", "\n", "//x\n", "/**/"),
        (runtimeTarget, targets, libraries, blank) => Encoding.UTF8.GetBytes(blank + Joined(runtimeTarget, targets, $"{{{libraries}}}") + blank));

    private static Gen<string> Text(params string[] texts) => Gen.OneOf<string>(texts).Select(text => $"\"{text}\"");

    private static Gen<string> Mixed(Gen<string> usual, Gen<string> seldom) => Gen.Frequency<string>((60, usual), (1, seldom));

    private static Gen<string> Member(string name, Gen<string> value) =>
        Gen.Frequency<string>((200, value), (1, Wrong)).Select(text => $"\"{name}\":{text}");

    private static Gen<string> Mostly(Gen<string> member) => Gen.Frequency<string>((200, member), (1, Gen.Const("")), (1, member.Select(text => $"{text},{text}")));

    private static Gen<string> Object(params Gen<string>[] members) => Gen.Select(
        Gen.Shuffle(members, 0, members.Length).SelectMany(chosen => OneOfEach(chosen)), texts => $"{{{string.Join(',', texts)}}}");

    private static Gen<string[]> OneOfEach(Gen<string>[] members) =>
        members.Aggregate(Gen.Const(Array.Empty<string>()), (all, next) => Gen.Select(all, next, (texts, text) => (string[])[.. texts, text]));

    private static Gen<string> Map(Gen<string> name, Gen<string> value) => Gen.Select(
        Gen.Select(name, Gen.Frequency<string>((200, value), (1, Wrong)), (key, text) => $"{key}:{text}").Array[0, 3], members => $"{{{string.Join(',', members)}}}");

    // The last is an object, of which the others become members.
    private static string Joined(string first, string second, string last) =>
        $"{{{string.Join(',', new[] { first, second, last[1..^1] }.Where(each => each.Length > 0))}}}";
}
