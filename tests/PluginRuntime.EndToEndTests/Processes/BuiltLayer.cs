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

    /// <summary>That one, whose bootstrap is a program: where there is no C compiler, the layers are built without.</summary>
    public static BuiltLayer WithProgram
    {
        get
        {
            SkipUnlessBuilt();
            Assert.SkipUnless(System.IO.File.Exists(OfThisMachine.Path("host/boot.list")), "The C compilers that the native boot needs are not installed.");
            return OfThisMachine;
        }
    }

    /// <summary>The same layer with a script for its bootstrap.</summary>
    public static BuiltLayer WithScript
    {
        get
        {
            SkipUnlessBuilt();
            return OfThisMachine with { Folder = Repository.Path("artifacts", "layer-script") };
        }
    }

    /// <summary>The one with ASP.NET Core that is run.</summary>
    public static BuiltLayer WithAspNet => new("aspnet-linux-" + TestedArchitecture.Name);

    /// <summary>The files as they lie under <c>/opt</c>.</summary>
    public string Tree => System.IO.Path.Combine(Folder, TreeName);

    /// <summary>The zip; its SHA-256 and its bill of materials lie beside it.</summary>
    public string Zip => System.IO.Path.Combine(Folder, $"pluginruntime-{TreeName}.zip");

    /// <summary>Its description and its licence, as publish.sh gives them to Lambda.</summary>
    public string About => System.IO.Path.Combine(Folder, $"pluginruntime-{TreeName}.layer.txt");

    public string BillOfMaterials => System.IO.Path.Combine(Folder, $"pluginruntime-{TreeName}.cdx.json");

    private string Folder { get; init; } = Repository.Path("artifacts", "layer");

    /// <summary>The full path of a file in the tree.</summary>
    public string Path(string relative) => System.IO.Path.Combine(Tree, relative);

    /// <summary>Skips a test of what exactly is loaded at start where the build found no C compiler, and .NET's own starting program is in the layer.</summary>
    public static void SkipUnlessStartedByC() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && File.ReadAllText(OfThisMachine.Path("host/layer.json")).Contains("\"boot\": \"native\"", StringComparison.Ordinal),
        "The layer was built without a C compiler: it starts in another way.");

    /// <summary>Skips the test where no layer is built.</summary>
    public static void SkipUnlessBuilt() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The layers are built on Linux alone.");
}
