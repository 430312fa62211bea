using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>One of the layers that this test project's build has made: its tree and its zip.</summary>
internal sealed record BuiltLayer(string TreeName)
{
    /// <summary>All of them.</summary>
    public static readonly BuiltLayer[] All = [new("linux-x64"), new("linux-arm64"), new("aspnet-linux-x64"), new("aspnet-linux-arm64")];

    /// <summary>Their names, for tests that are run with each.</summary>
    public static TheoryData<string> TreeNames => [.. All.Select(layer => layer.TreeName)];

    /// <summary>The one that is run: this machine's, where no other architecture is asked for.</summary>
    public static BuiltLayer OfThisMachine => new("linux-" + TestedArchitecture.Name);

    /// <summary>The one with ASP.NET Core that is run.</summary>
    public static BuiltLayer WithAspNet => new("aspnet-linux-" + TestedArchitecture.Name);

    /// <summary>The files as they lie under <c>/opt</c>.</summary>
    public string Tree => System.IO.Path.Combine(Folder, TreeName);

    /// <summary>The zip; its SHA-256 and its bill of materials lie beside it.</summary>
    public string Zip => System.IO.Path.Combine(Folder, $"pluginruntime-{TreeName}.zip");

    /// <summary>Its description and its licence, as publish.sh gives them to Lambda.</summary>
    public string About => System.IO.Path.Combine(Folder, $"pluginruntime-{TreeName}.layer.txt");

    public string BillOfMaterials => System.IO.Path.Combine(Folder, $"pluginruntime-{TreeName}.cdx.json");

    private static string Folder => Repository.Path("artifacts", "layer");

    /// <summary>The full path of a file in the tree.</summary>
    public string Path(string relative) => System.IO.Path.Combine(Tree, relative);

    /// <summary>Skips the test where no layer is built.</summary>
    public static void SkipUnlessBuilt() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The layers are built on Linux alone.");
}
