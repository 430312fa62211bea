using System.Runtime.InteropServices;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>Builds the contenders as they would be shipped, into <c>artifacts/benchmarks</c>.</summary>
internal sealed class ContenderWorkshop(TextWriter log)
{
    private const string Greeter = "plugins-sample/Greeter";
    private const string Rich = "tests/benchmarks/Rich";
    private const string ContextJson = "-p:LambdaGeneratedJson=false";
    private const string Workloads = "tests/benchmarks/Workloads";

    private readonly Dictionary<string, string> _published = [];

    /// <summary>What code is compiled ahead of time for.</summary>
    public static string RuntimeIdentifier { get; } =
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <summary>Builds the named contenders, or all when none is named.</summary>
    /// <returns>In their order; without the floor where there is no C compiler.</returns>
    public IReadOnlyList<Contender> Build(IReadOnlyCollection<string> only)
    {
        var names = ContenderNames.All.Where(name => only.Count == 0 || only.Contains(name));
        return [.. names.Select(Build).OfType<Contender>()];
    }

    /// <summary>Builds the layer with a handler of <c>Workloads</c>.</summary>
    /// <param name="name">What the contender is called.</param>
    /// <param name="entry">The handler's name.</param>
    /// <param name="variables">More variables, one <c>NAME=value</c> each.</param>
    public Contender BuildWorkload(string name, string entry, params string[] variables) =>
        BuildLayered(name, $"Workloads:{entry}", Workloads) with { Variables = variables };

    /// <summary>Builds the layer with any handler.</summary>
    /// <param name="name">What the contender is called.</param>
    /// <param name="handler">The handler string.</param>
    /// <param name="project">The project of the handler's package.</param>
    public Contender BuildLayered(string name, string handler, string project) =>
        new(name, Path.Combine(BuildLayer(), "bootstrap"), [], handler, PublishPackage(project));

    /// <summary>Builds the C program that streams.</summary>
    /// <returns><see langword="null"/> where there is no C compiler.</returns>
    public Contender? BuildCat() => BuildC(ContenderNames.Cat, "cat");

    /// <summary>Publishes a project, once.</summary>
    /// <param name="project">Its folder, from the repository's root.</param>
    /// <param name="name">What the output is called.</param>
    /// <param name="options">More options of <c>dotnet publish</c>.</param>
    /// <returns>The folder that it was published into.</returns>
    public string Publish(string project, string name, params string[] options)
    {
        if (_published.TryGetValue(name, out var done))
        {
            return done;
        }

        var output = Output(name);
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        log.WriteLine($"Publishing {project}.");
        BuildTool.Run("dotnet", ["publish", Repository.Path(project), "-c", "Release", "-o", output, .. options]);
        _published.Add(name, output);
        return output;
    }

    /// <summary>Builds the layer, once.</summary>
    /// <returns>The folder that holds what Lambda unpacks into <c>/opt</c>.</returns>
    public string BuildLayer()
    {
        const string Layer = "layer";
        var tree = Path.Combine(Output(Layer), RuntimeIdentifier);
        if (_published.TryAdd(Layer, tree))
        {
            log.WriteLine("Building the layer.");
            BuildTool.Run("dotnet", ["run", "--project", Repository.Path(Layer), "--", "--runtime", RuntimeIdentifier, "--flavour", "plain", "--output", Output(Layer)]);
        }

        return tree;
    }

    /// <summary>Where something is built, by its name.</summary>
    public static string Output(string name) => Repository.Path("artifacts", "benchmarks", name);

    private Contender? Build(string name) => name switch
    {
        ContenderNames.Floor => BuildC(name, "floor"),
        ContenderNames.Naive => new(name, DotNetProgram.Find(), [Path.Combine(PublishNaive(), "PluginRuntime.NaiveHost.dll")], "Greeter", PublishPackage(Greeter)),
        ContenderNames.Hello => BuildHello(name, "HelloWorld"),
        ContenderNames.HelloInvariant => BuildHello(name, "HelloWorldInvariant", "-p:InvariantGlobalization=true"),
        ContenderNames.Layer => BuildLayered(name, "Greeter", Greeter),
        ContenderNames.LayerIl => new(name, Path.Combine(BuildLayer(), "bootstrap"), [], "Greeter", Publish(Greeter, "GreeterIl", "-p:PublishReadyToRun=false")),
        ContenderNames.LayerPrewarmed => Build(ContenderNames.Layer)! with { Name = name, Variables = ["PLUGINRUNTIME_PREWARM=1"] },
        ContenderNames.LayerEcho => BuildLayered(name, "RawEcho", "tests/benchmarks/RawEcho"),
        ContenderNames.LayerContextJson => BuildOtherwise(name, "Greeter", Greeter, "GreeterContextJson", ContextJson),
        ContenderNames.LayerReflected => BuildOtherwise(name, "Greeter", Greeter, "GreeterReflected", "-p:LambdaEntryTable=false"),
        ContenderNames.LayerRich => BuildLayered(name, "Rich", Rich) with { Event = RichEvent() },
        ContenderNames.LayerRichContextJson => BuildOtherwise(name, "Rich", Rich, "RichContextJson", ContextJson) with { Event = RichEvent() },
        ContenderNames.LayerAws => BuildLayered(name, "AwsGreeter::AwsGreeter.Function::Greet", "tests/benchmarks/AwsGreeter"),
        ContenderNames.LayerAwsReflected => BuildLayered(name, "AwsGreeterReflected::AwsGreeter.Function::Greet", "tests/benchmarks/AwsGreeterReflected"),
        ContenderNames.LayerForm => BuildLayered(name, "FormsGenerated:typed", "tests/plugins/FormsGenerated"),
        ContenderNames.LayerMethod => BuildLayered(name, "FormsGenerated:Methods.Value", "tests/plugins/FormsGenerated"),
        ContenderNames.LayerServices => BuildLayered(name, "FormsGeneratedServices:typed", "tests/plugins/FormsGeneratedServices"),
        ContenderNames.LayerOwnJson => BuildLayered(name, "FormsOwnJson:typed", "tests/plugins/FormsOwnJson"),
        ContenderNames.NativeC => BuildNativeC(name),
        ContenderNames.NativeGreeter => BuildNativeGreeter(name),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no contender of this name."),
    };

    private Contender? BuildC(string name, string source)
    {
        var folder = Directory.CreateDirectory(Output(source)).FullName;
        var program = Path.Combine(folder, source);
        log.WriteLine($"Compiling {source}.c.");
        // Static where the C library allows it: then not even a dynamic linker runs before main.
        if (!Compile("-static") && !Compile())
        {
            log.WriteLine($"Left out: {name}. It needs a C compiler as 'cc'; on Debian: apt-get install gcc libc6-dev.");
            return null;
        }

        return new Contender(name, program, [], "Greeter", folder);

        bool Compile(params string[] options) =>
            BuildTool.TryRun("cc", [.. options, "-O2", "-o", program, Repository.Path($"tests/benchmarks/floor/{source}.c")]);
    }

    private Contender? BuildNativeC(string name)
    {
        var folder = Directory.CreateDirectory(Output("NativeC")).FullName;
        var isMade = BuildTool.TryRun(
            "gcc",
            [
                "-std=c11", "-D_GNU_SOURCE", "-O2", "-shared", "-fPIC", "-fvisibility=hidden", "-I", Repository.Path("contracts/native"),
                "-o", Path.Combine(folder, "greeter.so"), Repository.Path("plugins-sample/NativeC/greeter.c"),
            ]);
        return isMade ? new Contender(name, Path.Combine(BuildLayer(), "bootstrap"), [], "greeter", folder) : LeftOut(name);
    }

    private Contender? BuildNativeGreeter(string name)
    {
        var folder = Publish(Greeter, "GreeterNative", "-r", RuntimeIdentifier, "-p:PluginNative=true");
        return File.Exists(Path.Combine(folder, "Greeter.so")) ? new Contender(name, Path.Combine(BuildLayer(), "bootstrap"), [], "Greeter", folder) : LeftOut(name);
    }

    private Contender? LeftOut(string name)
    {
        log.WriteLine($"Left out: {name}. It needs gcc; on Debian: apt-get install gcc libc6-dev.");
        return null;
    }

    private string PublishNaive() => Publish("tests/benchmarks/PluginRuntime.NaiveHost", "PluginRuntime.NaiveHost");

    private Contender BuildHello(string name, string output, params string[] options)
    {
        var folder = Publish("tests/benchmarks/HelloWorld", output, ["-r", RuntimeIdentifier, "--self-contained", .. options]);
        return new Contender(name, Path.Combine(folder, "HelloWorld"), [], "", folder) { IsWholeRun = true };
    }

    /// <summary>Publishes a handler package, once.</summary>
    public string PublishPackage(string project) => Publish(project, Path.GetFileName(project), "-r", RuntimeIdentifier, "--no-self-contained");

    private Contender BuildOtherwise(string name, string handler, string project, string output, string option) =>
        BuildLayered(name, handler, project) with { TaskRoot = Publish(project, output, "-r", RuntimeIdentifier, "--no-self-contained", option) };

    private static string RichEvent() => File.ReadAllText(Repository.Path(Rich, "event.json"));
}
