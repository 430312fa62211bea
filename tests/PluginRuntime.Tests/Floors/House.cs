namespace PluginRuntime.Tests.Floors;

/// <summary>
/// The house of host/ARCHITECTURE.md in lists: which projects there are, which of them each may see, and the floors of each.
/// </summary>
internal static class House
{
    /// <summary>The projects that ship, or make what ships, and the assemblies of the project that each may refer to.</summary>
    public static IReadOnlyDictionary<string, string[]> MaySee { get; } = new Dictionary<string, string[]>
    {
        ["contracts/PluginRuntime.Contracts"] = [],
        ["contracts/PluginRuntime.Services"] = ["PluginRuntime.Contracts"],
        // The rules, and the words for what a JSON context does not know, are compiled in: a compiler loads one assembly.
        ["contracts/PluginRuntime.Analyzers"] = [],
        // What the fixes and the analyzers know each other by is compiled in: an editor loads both, a compiler one.
        ["contracts/PluginRuntime.CodeFixes"] = [],
        // A package carries it, so it is bound to nothing of the host's.
        ["contracts/PluginRuntime.Events"] = [],
        // The forms of the host, and what an invocation is to them of the loop, are compiled in.
        ["contracts/PluginRuntime.NativeSide"] = ["PluginRuntime.Contracts", "PluginRuntime.Services"],
        // Rules, packages, what binds and answers of the host and the loop, and what starts the host as a process are compiled in.
        ["contracts/PluginRuntime.Testing"] = ["PluginRuntime.Contracts", "PluginRuntime.Services", "Amazon.Lambda.Core"],
        ["host/runtime/PluginRuntime.Rules"] = [],
        ["host/runtime/PluginRuntime.Packages"] = ["PluginRuntime.Rules"],
        ["host/runtime/PluginRuntime.Loop"] = ["PluginRuntime.Contracts"],
        // Rules, packages and loop are compiled in.
        ["host/runtime/PluginRuntime.Host"] = ["PluginRuntime.Contracts"],
        ["host/runtime/PluginRuntime.NativeHost"] = ["PluginRuntime.Contracts"],
        ["host/runtime/plugin-side/PluginRuntime.LambdaCore"] = [],
        ["host/runtime/plugin-side/PluginRuntime.AwsBridge"] = ["PluginRuntime.Contracts", "Amazon.Lambda.Core"],
        ["host/runtime/plugin-side/PluginRuntime.PluginSide"] = [],
        ["host/tools/PluginRuntime.Deployments"] = ["PluginRuntime.Packages", "PluginRuntime.Rules"],
        ["host/tools/PluginRuntime.Publishing"] = ["PluginRuntime.Deployments", "PluginRuntime.Packages", "PluginRuntime.Rules"],
        ["host/tools/PluginRuntime.Packaging"] = ["PluginRuntime.Publishing", "PluginRuntime.Deployments", "PluginRuntime.Packages", "PluginRuntime.Rules"],
        ["host/tools/PluginRuntime.Emulator"] = ["PluginRuntime.Packages", "PluginRuntime.Rules"],
        ["host/tools/PluginRuntime.Cli"] = ["PluginRuntime.Emulator", "PluginRuntime.Publishing", "PluginRuntime.Deployments", "PluginRuntime.Packages", "PluginRuntime.Rules"],
        ["layer/PluginRuntime.LayerBuild"] = ["PluginRuntime.Publishing", "PluginRuntime.Packages", "PluginRuntime.Rules"],
    };

    /// <summary>The floors of each assembly, topmost first: each namespace may use those below it and none above. "Program" and "StartupHook" have no namespace.</summary>
    public static IReadOnlyDictionary<string, string[]> Floors { get; } = new Dictionary<string, string[]>
    {
        ["PluginRuntime.Contracts"] = ["PluginRuntime.PluginSide", "PluginRuntime"],
        ["PluginRuntime.Services"] =
        [
            "PluginRuntime.PluginSide", "PluginRuntime.PluginSide.Middleware", "PluginRuntime.PluginSide.Services", "PluginRuntime.PluginSide.Logging",
            "PluginRuntime.PluginSide.Tracing", "PluginRuntime.Json", "PluginRuntime", "PluginRuntime.Rules.Shapes",
        ],
        ["PluginRuntime.Analyzers"] =
        [
            "PluginRuntime.Analyzers", "PluginRuntime.Analyzers.Entries", "PluginRuntime.Analyzers.Native", "PluginRuntime.Analyzers.Bodies", "PluginRuntime.Analyzers.Json", "PluginRuntime.Analyzers.JsonCode", "PluginRuntime.Analyzers.JsonRuntime",
            "PluginRuntime.Analyzers.Symbols",
            "PluginRuntime.Json", "PluginRuntime.PluginSide.Services",
            "PluginRuntime.Rules.Choice", "PluginRuntime.Rules.Aws", "PluginRuntime.Rules.Methods", "PluginRuntime.Rules.Shapes",
            "PluginRuntime.Rules.HandlerStrings", "PluginRuntime.Rules.Words", "PluginRuntime.Rules",
        ],
        ["PluginRuntime.NativeSide"] =
        [
            "PluginRuntime.Native", "PluginRuntime.Handlers", "PluginRuntime.Handlers.Tables", "PluginRuntime.Handlers.Forms", "PluginRuntime.Json",
            "PluginRuntime.Invocations", "PluginRuntime.Binding", "PluginRuntime.RuntimeApi", "PluginRuntime.Log", "PluginRuntime.Native.Errors",
            "PluginRuntime.Invocations.Failures", "PluginRuntime.Settings", "PluginRuntime.Log.Records", "PluginRuntime.Http.Sockets", "PluginRuntime.Native.Abi",
        ],
        ["PluginRuntime.CodeFixes"] = ["PluginRuntime.CodeFixes", "PluginRuntime.Analyzers"],
        ["PluginRuntime.Events"] =
        [
            "PluginRuntime.Events", "PluginRuntime.Events.Authorizers", "PluginRuntime.Events.Http", "PluginRuntime.Events.Cognito",
            "PluginRuntime.Events.Json",
        ],
        ["PluginRuntime.Rules"] =
        [
            "PluginRuntime.Rules.Choice", "PluginRuntime.Rules.Aws", "PluginRuntime.Rules.Methods", "PluginRuntime.Rules.Shapes",
            "PluginRuntime.Rules.HandlerStrings", "PluginRuntime.Rules.Words",
        ],
        ["PluginRuntime.Packages"] =
        [
            "PluginRuntime.Packages.References", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages.Integrity", "PluginRuntime.Packages.Lookup", "PluginRuntime.Packages.Contents",
            "PluginRuntime.Packages.Dependencies", "PluginRuntime.Packages.Json", "PluginRuntime.Packages.Native",
            "PluginRuntime.Packages.Assemblies", "PluginRuntime.Packages.Files",
        ],
        ["PluginRuntime.Loop"] =
        [
            "PluginRuntime.Hosting", "PluginRuntime", "PluginRuntime.Invocations", "PluginRuntime.Invocations.Failures", "PluginRuntime.RuntimeApi", "PluginRuntime.Http",
            "PluginRuntime.Http.Sockets", "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Log.Templates", "PluginRuntime.Log.Capture",
            "PluginRuntime.Log", "PluginRuntime.Log.Outputs", "PluginRuntime.Log.Records", "PluginRuntime.Linux",
        ],
        // What Hosting stands on of the loop stands below it; Swapping, Handlers and Plugins know of the loop only what stands below them.
        ["PluginRuntime.Host"] =
        [
            "Program", "PluginRuntime.Hosting",
            "PluginRuntime", "PluginRuntime.Invocations", "PluginRuntime.Invocations.Failures", "PluginRuntime.RuntimeApi", "PluginRuntime.Http",
            "PluginRuntime.Http.Sockets",
            "PluginRuntime.Swapping", "PluginRuntime.Handlers", "PluginRuntime.Handlers.Reflection", "PluginRuntime.Handlers.Tables", "PluginRuntime.Handlers.Forms",
            "PluginRuntime.Handlers.Aws", "PluginRuntime.Json", "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Log.Templates",
            "PluginRuntime.Log.Capture", "PluginRuntime.Log", "PluginRuntime.Log.Outputs", "PluginRuntime.Log.Records", "PluginRuntime.Linux",
            "PluginRuntime.Plugins",
            "PluginRuntime.Packages.References", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages.Integrity", "PluginRuntime.Packages.Lookup", "PluginRuntime.Packages.Contents",
            "PluginRuntime.Packages.Dependencies", "PluginRuntime.Packages.Json", "PluginRuntime.Packages.Native",
            "PluginRuntime.Packages.Assemblies", "PluginRuntime.Packages.Files",
            "PluginRuntime.Rules.Choice", "PluginRuntime.Rules.Aws", "PluginRuntime.Rules.Methods", "PluginRuntime.Rules.Shapes",
            "PluginRuntime.Rules.HandlerStrings", "PluginRuntime.Rules.Words",
        ],
        ["PluginRuntime.NativeHost"] =
        [
            "Program", "PluginRuntime.Hosting", "PluginRuntime.Libraries",
            "PluginRuntime", "PluginRuntime.Invocations", "PluginRuntime.Invocations.Failures", "PluginRuntime.RuntimeApi", "PluginRuntime.Http",
            "PluginRuntime.Http.Sockets", "PluginRuntime.Libraries.Abi",
            "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Log.Templates",
            "PluginRuntime.Log.Capture", "PluginRuntime.Log", "PluginRuntime.Log.Outputs", "PluginRuntime.Log.Records", "PluginRuntime.Linux",
            "PluginRuntime.Packages.References", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages.Integrity", "PluginRuntime.Packages.Lookup", "PluginRuntime.Packages.Contents",
            "PluginRuntime.Packages.Dependencies", "PluginRuntime.Packages.Json", "PluginRuntime.Packages.Native",
            "PluginRuntime.Packages.Assemblies", "PluginRuntime.Packages.Files",
            "PluginRuntime.Rules.Choice", "PluginRuntime.Rules.Aws", "PluginRuntime.Rules.Methods", "PluginRuntime.Rules.Shapes",
            "PluginRuntime.Rules.HandlerStrings", "PluginRuntime.Rules.Words",
        ],
        ["PluginRuntime.Testing"] =
        [
            "PluginRuntime.Testing", "PluginRuntime.Testing.Wire", "PluginRuntime.Emulator.Processes", "PluginRuntime.Emulator",
            "PluginRuntime.Invocations", "PluginRuntime.Invocations.Failures", "PluginRuntime.RuntimeApi", "PluginRuntime.Http.Sockets",
            "PluginRuntime.Handlers", "PluginRuntime.Handlers.Reflection", "PluginRuntime.Handlers.Tables", "PluginRuntime.Handlers.Forms", "PluginRuntime.Handlers.Aws",
            "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Log.Templates", "PluginRuntime.Log", "PluginRuntime.Log.Records",
            "PluginRuntime.Plugins", "PluginRuntime.PluginSide", "PluginRuntime.PluginSide.Core", "PluginRuntime.PluginSide.Shells",
            "PluginRuntime.Packages.References", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages.Integrity", "PluginRuntime.Packages.Lookup", "PluginRuntime.Packages.Contents",
            "PluginRuntime.Packages.Dependencies", "PluginRuntime.Packages.Json", "PluginRuntime.Packages.Native",
            "PluginRuntime.Packages.Assemblies", "PluginRuntime.Packages.Files",
            "PluginRuntime.Rules.Choice", "PluginRuntime.Rules.Aws", "PluginRuntime.Rules.Methods", "PluginRuntime.Rules.Shapes",
            "PluginRuntime.Rules.HandlerStrings", "PluginRuntime.Rules.Words", "StartupHook",
        ],
        ["Amazon.Lambda.Core"] = ["Amazon.Lambda.Core"],
        ["PluginRuntime.AwsBridge"] = ["PluginRuntime.PluginSide", "PluginRuntime.PluginSide.Core", "PluginRuntime.PluginSide.Shells"],
        ["PluginRuntime.PluginSide"] = [],
        ["PluginRuntime.Deployments"] =
        [
            "PluginRuntime.Deployments.Reading", "PluginRuntime.Deployments.Serverless", "PluginRuntime.Deployments.CloudFormation", "PluginRuntime.Deployments.Terraform",
            "PluginRuntime.Deployments.LambdaTools", "PluginRuntime.Deployments", "PluginRuntime.Deployments.Documents",
        ],
        ["PluginRuntime.Publishing"] =
        [
            "PluginRuntime.Publishing.Verification.Deployments",
            "PluginRuntime.Publishing.Installs", "PluginRuntime.Publishing.Layers", "PluginRuntime.Publishing.Functions", "PluginRuntime.Publishing.Manifests",
            "PluginRuntime.Publishing.Verification", "PluginRuntime.Publishing.Verification.Native", "PluginRuntime.Publishing.Verification.Limits",
            "PluginRuntime.Publishing.Verification.Findings", "PluginRuntime.Publishing.Libraries", "PluginRuntime.Publishing.Zips", "PluginRuntime.Publishing",
        ],
        ["PluginRuntime.Emulator"] =
        [
            "PluginRuntime.Emulator.InvokeApi", "PluginRuntime.Emulator.Functions", "PluginRuntime.Emulator.RuntimeApi",
            "PluginRuntime.Emulator.Processes", "PluginRuntime.Emulator", "PluginRuntime.Emulator.Connections", "StartupHook",
        ],
        ["pluginruntime"] =
        [
            "Program", "PluginRuntime.Cli.Commands", "PluginRuntime.Cli.Reports", "PluginRuntime.Cli.Options", "PluginRuntime.Cli.Watching", "PluginRuntime.Cli.Targets",
            "PluginRuntime.Cli.Projects", "PluginRuntime.Cli.Terminal", "PluginRuntime.Cli",
        ],
        ["PluginRuntime.Packaging"] = ["Program", "PluginRuntime.Packaging"],
        ["PluginRuntime.LayerBuild"] = ["Program", "PluginRuntime.LayerBuild.Boot", "PluginRuntime.LayerBuild.Bubble", "PluginRuntime.LayerBuild.Icu", "PluginRuntime.LayerBuild"],
    };

    /// <summary>What an order alone would permit, and is not to be: the first must not use the second.</summary>
    public static (string Assembly, string User, string Used)[] NeverUses { get; } =
    [
        ("PluginRuntime.Loop", "PluginRuntime.Http", "PluginRuntime.Binding"),
        ("PluginRuntime.Loop", "PluginRuntime.Http", "PluginRuntime.Settings"),
        ("PluginRuntime.Loop", "PluginRuntime.Http", "PluginRuntime.Log"),
        ("PluginRuntime.Loop", "PluginRuntime.RuntimeApi", "PluginRuntime.Binding"),
        ("PluginRuntime.Loop", "PluginRuntime.RuntimeApi", "PluginRuntime.Settings"),
        ("PluginRuntime.Loop", "PluginRuntime.RuntimeApi", "PluginRuntime.Log"),
        ("PluginRuntime.Host", "PluginRuntime.Hosting", "PluginRuntime.Invocations"),
        ("PluginRuntime.Host", "PluginRuntime.Hosting", "PluginRuntime.RuntimeApi"),
        ("PluginRuntime.Host", "PluginRuntime.Hosting", "PluginRuntime.Http"),
        ("PluginRuntime.Publishing", "PluginRuntime.Publishing.Installs", "PluginRuntime.Publishing.Layers"),
        ("PluginRuntime.Publishing", "PluginRuntime.Publishing.Installs", "PluginRuntime.Publishing.Functions"),
        ("PluginRuntime.Publishing", "PluginRuntime.Publishing.Layers", "PluginRuntime.Publishing.Functions"),
        ("pluginruntime", "PluginRuntime.Cli.Options", "PluginRuntime.Cli.Watching"),
        ("pluginruntime", "PluginRuntime.Cli.Options", "PluginRuntime.Cli.Targets"),
        ("pluginruntime", "PluginRuntime.Cli.Options", "PluginRuntime.Cli.Projects"),
        ("PluginRuntime.Emulator", "PluginRuntime.Emulator.RuntimeApi", "PluginRuntime.Emulator.Processes"),
    ];

    /// <summary>The name of the assembly that a project makes.</summary>
    public static string AssemblyOf(string project) => Path.GetFileName(project) switch
    {
        "PluginRuntime.Cli" => "pluginruntime",
        "PluginRuntime.LambdaCore" => "Amazon.Lambda.Core",
        var name => name,
    };

    /// <summary>The compiled assembly of a project: built with these tests, for this framework.</summary>
    public static string PathOf(string project)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var built = Path.Join(own.Parent!.Parent!.FullName, Path.GetFileName(project));
        var folder = Path.Join(built, own.Name + "_net10.0") is var one && Directory.Exists(one) ? one : Path.Join(built, own.Name);
        return Path.Join(folder, AssemblyOf(project) + ".dll");
    }
}
