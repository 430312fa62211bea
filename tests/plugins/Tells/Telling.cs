using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using PluginRuntime;

namespace Tells;

/// <summary>Tells what a handler sees of the process that it is in.</summary>
public sealed class Telling
{
    [Handler("surroundings")]
    public string[] Surroundings() =>
    [
        .. Environment.GetCommandLineArgs().Select(argument => "argument " + argument),
        "directory " + Environment.CurrentDirectory,
        .. Variables().Order(StringComparer.Ordinal),
        .. Descriptors().Order(StringComparer.Ordinal),
        .. MappedFiles().Order(StringComparer.Ordinal),
    ];

    /// <summary>What .NET was started with and says of the process.</summary>
    [Handler("process")]
    public string[] Process() =>
    [
        "program " + Environment.ProcessPath,
        "name " + File.ReadAllText("/proc/self/comm").Trim(),
        "entry " + Assembly.GetEntryAssembly()?.Location,
        "base " + AppContext.BaseDirectory,
        "domain " + AppDomain.CurrentDomain.FriendlyName,
        "server " + System.Runtime.GCSettings.IsServerGC,
        "runtime " + RuntimeInformation.RuntimeIdentifier,
        "framework " + RuntimeInformation.FrameworkDescription,
        .. Environment.GetCommandLineArgs().Select(argument => "argument " + argument),
        .. Data().Order(StringComparer.Ordinal),
    ];

    /// <summary>What .NET's own resolver finds for a plugin of a handler's.</summary>
    [Handler("resolves")]
    public string[] Resolves(string path)
    {
        try
        {
            var resolver = new AssemblyDependencyResolver(path);
            return
            [
                .. ((Dictionary<string, string>)Field(resolver, "_assemblyPaths")).Select(assembly => $"assembly {assembly.Key} {assembly.Value}").Order(StringComparer.Ordinal),
                .. ((string[])Field(resolver, "_nativeSearchPaths")).Select(folder => "native " + folder),
                .. ((string[])Field(resolver, "_resourceSearchPaths")).Select(folder => "satellites " + folder),
            ];
        }
        catch (InvalidOperationException error)
        {
            return ["refused " + error.Message];
        }
    }

    private static object Field(AssemblyDependencyResolver resolver, string name) =>
        typeof(AssemblyDependencyResolver).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(resolver)!;

    [Handler("package")]
    public string PackageDirectory(IInvocationContext context) => context.PackageDirectory;

    [Handler("memory")]
    public long MemoryInBytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    [Handler("processor")]
    public string Processor() => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    [Handler("culture")]
    public string Culture(string name) => new CultureInfo(name).Name;

    /// <summary>What the process says of its culture data, and what it does.</summary>
    [Handler("cultures")]
    public string[] Cultures() =>
    [
        "switch " + (AppContext.TryGetSwitch("System.Globalization.Invariant", out var isInvariant) && isInvariant),
        "data " + AppContext.GetData("System.Globalization.Invariant"),
        "variable " + Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"),
        "parent " + new CultureInfo("de-AT").Parent.Name,
        "price " + 1234.5m.ToString("C", new CultureInfo("de-DE")).Replace('\u00A0', ' '),
        "letters " + "\u00E9".Normalize(System.Text.NormalizationForm.FormD).Length,
        "language " + Satellite(),
    ];

    [Handler("zone")]
    public string Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id).BaseUtcOffset.ToString();

    /// <summary>Fails as SqlClient does.</summary>
    [Handler("connects")]
    public void Connects() => throw new InvalidOperationException("No connection.", new NotSupportedException("Globalization Invariant Mode is not supported."));

    /// <summary>Calls a library that nobody has.</summary>
    [Handler("native")]
    public int Native() => OfNowhere();

    [DllImport("nowhere")]
    private static extern int OfNowhere();

    // AppContext lists its data to nobody.
    private static IEnumerable<string> Data() =>
        ((IEnumerable<KeyValuePair<string, object?>>)typeof(AppContext).GetField("s_dataStore", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!)
            .Select(data => $"data {data.Key}={data.Value}");

    // As resources are looked up: from the culture over its parents to the one that is there.
    private static string Satellite()
    {
        var culture = new CultureInfo("de-AT");
        while (culture.Name is not ("de" or ""))
        {
            culture = culture.Parent;
        }

        return culture.Name;
    }

    private static IEnumerable<string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"variable {variable.Key}={variable.Value}");

    // By kind alone: the numbers of sockets and pipes are never the same. Listing a directory opens one, which is gone when it is asked about.
    private static IEnumerable<string> Descriptors() =>
        from descriptor in Directory.GetFiles("/proc/self/fd").Concat(Directory.GetDirectories("/proc/self/fd"))
        let target = new FileInfo(descriptor).LinkTarget
        where target is not null
        select "descriptor " + target.Split(":[")[0];

    private static IEnumerable<string> MappedFiles() =>
        File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is >= 0 and var path ? line[path..] : "")
            .Where(file => Path.GetExtension(file).Length > 0)
            .Select(file => "file " + file)
            .Distinct();
}
