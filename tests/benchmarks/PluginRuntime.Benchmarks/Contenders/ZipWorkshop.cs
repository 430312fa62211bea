namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>Makes of the Greeter sample, and of what answers the same in another form, the zip that one would upload.</summary>
internal sealed class ZipWorkshop(TextWriter log)
{
    /// <summary>The package as <c>dotnet publish</c> writes it, without code compiled ahead of time.</summary>
    public const string Greeter = "Greeter";

    private const string Naive = "tests/benchmarks/PluginRuntime.NaiveHost";
    private const string Hello = "tests/benchmarks/HelloWorld";

    private static readonly string[] AheadOfTime = ["-r", ContenderWorkshop.RuntimeIdentifier, "--no-self-contained"];
    private static readonly string[] SelfContained = ["-r", ContenderWorkshop.RuntimeIdentifier, "--self-contained"];

    private readonly ContenderWorkshop _workshop = new(log);

    /// <summary>Builds all of them.</summary>
    /// <returns>What each is called, and its zip.</returns>
    public IReadOnlyList<(string Name, string Zip)> Build()
    {
        var greeter = PublishGreeter("ZippedGreeter");
        var aws = _workshop.Publish("tests/benchmarks/AwsGreeter", "AwsGreeterIl", "-p:PublishReadyToRun=false");
        var awsAheadOfTime = _workshop.Publish("tests/benchmarks/AwsGreeter", "AwsGreeter", AheadOfTime);
        return
        [
            (Greeter, ZipOf("ZippedGreeter")),
            ("Greeter, compiled ahead of time", ZipOf(PublishGreeter("ZippedGreeterCompiled", AheadOfTime))),
            ("AWS's form, without AWS's DLLs", Zip("ZippedAwsOwn", IsOfAws, aws)),
            ("AWS's form, with stand-ins", Zip("ZippedAws", IsNothing, aws)),
            ("AWS's form, without AWS's DLLs, compiled ahead of time", Zip("ZippedAwsOwnCompiled", IsOfAws, awsAheadOfTime)),
            ("AWS's form, with stand-ins, compiled ahead of time", Zip("ZippedAwsCompiled", IsNothing, awsAheadOfTime)),
            ("naive with Greeter, self-contained", Zip("ZippedNaive", IsNothing, _workshop.Publish(Naive, "NaiveSelfContained", SelfContained), ContenderWorkshop.Output(greeter))),
            ("hello world, self-contained", Zip("ZippedHello", IsNothing, _workshop.Publish(Hello, "HelloWorld", SelfContained))),
            ("the layer, once for all functions", ZipLayer()),
        ];
    }

    private static string ZipOf(string name) => ContenderWorkshop.Output($"{name}.zip");

    private string PublishGreeter(string name, params string[] options)
    {
        _workshop.Publish("plugins-sample/Greeter", name, ["-p:LambdaZip=true", $"-p:LambdaZipPath={ZipOf(name)}", .. options]);
        return name;
    }

    // Its own build has zipped it.
    private string ZipLayer() => Path.Combine(Path.GetDirectoryName(_workshop.BuildLayer())!, $"pluginruntime-{ContenderWorkshop.RuntimeIdentifier}.zip");

    private static string Zip(string name, Func<string, bool> isLeftOut, params IReadOnlyList<string> folders)
    {
        ZippedFolders.Write(ZipOf(name), isLeftOut, folders);
        return ZipOf(name);
    }

    // The stand-ins are not of AWS's size: without them is the least that a package for its runtime can be.
    private static bool IsOfAws(string file) => file.StartsWith("Amazon.Lambda.", StringComparison.Ordinal);

    private static bool IsNothing(string file) => false;
}
