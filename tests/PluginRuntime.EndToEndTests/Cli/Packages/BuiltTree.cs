using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>A copy of the built layer's tree, with ten packages of handlers in it.</summary>
public sealed class BuiltTree : IDisposable
{
    // Handler, event, response.
    internal static readonly (string Handler, string Event, string Response)[] Packages =
    [
        ("Newtonsoft12", """ "{\"name\":\"Ada\"}" """, "\"Ada 12.0.0.0 12.0.3.23909\""),
        ("Newtonsoft13", """ "{\"name\":\"Ada\"}" """, "\"Ada 13.0.0.0 13.0.4.30916\""),
        ("NativeAsset", "[40,2]", "42"),
        ("Satellite", "\"de\"", "\"Guten Tag\""),
        ("SameName", "{}", "\"McMaster.NETCore.Plugins 1.2.3.0\""),
        ("Greeter", """{"name":"Ada"}""", """{"message":"Hello, Ada!"}"""),
        ("Echo", "bytes", "bytes"),
        ("FormsOwnJsonServices:typed", """{"name":"Ada"}""", """{"said":"Ada!"}"""),
        ("Waits:ignores", "\"short\"", "\"done\""),
        ("Throws:exit", "{}", "\"still here\""),
    ];

    public BuiltTree()
    {
        BuiltLayer.SkipUnlessBuilt();
        CopiedFolder.Write(BuiltLayer.OfThisMachine.Tree, Folder);
        foreach (var (handler, _, _) in Packages)
        {
            var name = handler.Split(':')[0];
            CopiedFolder.Write(Repository.Built(name), Path.Combine(Folder, "handlers", name));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("opt").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
