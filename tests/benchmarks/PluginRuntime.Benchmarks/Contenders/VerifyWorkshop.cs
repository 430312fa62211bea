namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>A package of 20 MB, what verifies it, and what hashes its files.</summary>
internal static class VerifyWorkshop
{
    /// <summary>How large the package is.</summary>
    public const int PackageMegabytes = 20;

    /// <summary>What the others are compared with.</summary>
    public const string Hashes = "sha256sum of its files";

    private const int PackageBytes = PackageMegabytes * 1_000_000;

    /// <summary>All of them: the tool as users install it, and the same compiled ahead of time, which no package of it is.</summary>
    public static IReadOnlyList<Contender> Build(TextWriter log)
    {
        var workshop = new ContenderWorkshop(log);
        var package = MakePackage(workshop);
        var tool = ToolWorkshop.Install(log);
        var aheadOfTime = workshop.Publish(
            "host/tools/PluginRuntime.Cli", "tool-ahead-of-time", "-r", ContenderWorkshop.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true");
        string[] verify = ["verify", package, "--runtime", ContenderWorkshop.RuntimeIdentifier];
        return
        [
            ToolWorkshop.OfUser(Hashes, "/usr/bin/sha256sum", Directory.GetFiles(package)),
            ToolWorkshop.OfUser("pluginruntime verify, installed", Path.Combine(tool, "pluginruntime"), verify),
            ToolWorkshop.OfUser("pluginruntime verify, ahead of time", Path.Combine(aheadOfTime, "pluginruntime"), verify),
        ];
    }

    // The Greeter sample beside libraries that are compiled ahead of time, as a package with much in it has them: some of ASP.NET Core's.
    private static string MakePackage(ContenderWorkshop workshop)
    {
        var published = workshop.Publish("plugins-sample/Greeter", "Greeter", "-r", ContenderWorkshop.RuntimeIdentifier, "--no-self-contained");
        var package = Path.Combine(ContenderWorkshop.Output("verified"), "Greeter");
        if (Directory.Exists(package))
        {
            Directory.Delete(package, recursive: true);
        }

        Directory.CreateDirectory(package);
        foreach (var file in Directory.GetFiles(published, "*.dll"))
        {
            File.Copy(file, Path.Combine(package, Path.GetFileName(file)));
        }

        var bytes = 0L;
        foreach (var library in Directory.GetFiles(AspNetCore(), "*.dll").Order(StringComparer.Ordinal).TakeWhile(_ => bytes < PackageBytes))
        {
            File.Copy(library, Path.Combine(package, Path.GetFileName(library)));
            bytes += new FileInfo(library).Length;
        }

        return package;
    }

    private static string AspNetCore() => Directory.GetDirectories(Path.Combine(DotNetProgram.FindRoot(), "shared", "Microsoft.AspNetCore.App"), "10.*").Max(StringComparer.Ordinal)!;
}
