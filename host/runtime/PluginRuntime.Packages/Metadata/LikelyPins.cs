using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// What a package calls that usually holds its code in memory after it was told to unload.
/// </summary>
/// <remarks>
/// A call is no proof: a timer that is disposed holds nothing. So this is asked for once something is held, to say where to look, and only what was loaded can be the
/// reason. Libraries of .NET's own and of Lambda's are not looked into, since they call everything; those known to hold, or not to, are known by name.
/// </remarks>
internal static class LikelyPins
{
    private const string Constructor = ".ctor";
    private const string Observed = "a meter that is observed; dispose it when the handler is disposed";

    private static readonly Pin[] Libraries =
    [
        new("Microsoft.CSharp", "", "dynamic, whose call sites are kept; a cast to the type does not"),
        new("Microsoft.Data.Sqlite", "", "Microsoft.Data.Sqlite, whose pool has a timer, beside native code; nothing takes it out"),
        new("Microsoft.Data.SqlClient", "", "Microsoft.Data.SqlClient, which keeps pools and timers; nothing takes it out"),
        new("Npgsql", "", "Npgsql, whose meters and pools stay; nothing takes it out"),
        new("NLog", "", "NLog, which listens to events of the process's; nothing takes it out"),
        new("OpenTelemetry", "", "OpenTelemetry, which listens to an event of the process's; nothing takes it out"),
        new("Microsoft.EntityFrameworkCore", "", "Entity Framework Core, whose meter is never disposed; nothing takes it out"),
        new("Microsoft.Extensions.Logging.Console", "", "the console logger, whose thread ends when the services are disposed; a logger factory of one's own must be disposed, too"),
        new("SixLabors.ImageSharp", "", "ImageSharp, whose pool of memory has a timer; nothing takes it out"),
        new("MongoDB.Driver", "", "MongoDB's driver, whose timers go on; nothing takes it out"),
        new("StackExchange.Redis", "", "StackExchange.Redis, which goes on in the background when its connections are disposed; nothing takes it out"),
    ];

    private static readonly Pin[] Calls =
    [
        new("System.Threading.Timer", Constructor, "a timer; dispose it when the handler is disposed"),
        new("System.Timers.Timer", Constructor, "a timer; dispose it when the handler is disposed"),
        new("System.Threading.PeriodicTimer", Constructor, "a timer; dispose it when the handler is disposed"),
        new("System.Reflection.DispatchProxy", "Create", "DispatchProxy, which keeps the types it implements"),
        new("System.Threading.Thread", Constructor, "a thread that may still run; end it when the handler is disposed"),
        new("System.Threading.ThreadPool", "RegisterWaitForSingleObject", "a wait that was registered; unregister it when the handler is disposed"),
        new("System.Runtime.InteropServices.GCHandle", "Alloc", "a GCHandle; free it when the handler is disposed"),
        new("System.Runtime.InteropServices.PosixSignalRegistration", "Create", "a registration for a signal; dispose it when the handler is disposed"),
        new("System.Diagnostics.ActivitySource", "AddActivityListener", "a listener to activities; dispose it when the handler is disposed"),
        new("System.Diagnostics.Metrics.Meter", "CreateObservableGauge", Observed),
        new("System.Diagnostics.Metrics.Meter", "CreateObservableCounter", Observed),
        new("System.Diagnostics.Metrics.Meter", "CreateObservableUpDownCounter", Observed),
        new("System.Diagnostics.Metrics.MeterListener", Constructor, "a listener to metrics; dispose it when the handler is disposed"),
        new("System.Diagnostics.Tracing.EventListener", Constructor, "a listener to events; dispose it when the handler is disposed"),
        new("System.IO.FileSystemWatcher", Constructor, "a watcher of files; dispose it when the handler is disposed"),
        new("System.Runtime.Serialization.DataContractSerializer", Constructor, "a data contract serializer, which keeps collections of the package's types; System.Text.Json does not"),
        new("System.Runtime.Serialization.Json.DataContractJsonSerializer", Constructor, "a data contract serializer, which keeps collections of the package's types; System.Text.Json does not"),
    ];

    // An event of an object of the plugin's own holds nothing.
    private static readonly string[] OwnersOfEvents =
    [
        "System.AppDomain", "System.AppContext", "System.Console", "System.Runtime.Loader.AssemblyLoadContext", "System.Threading.Tasks.TaskScheduler",
        "System.Net.NetworkInformation.NetworkChange", "System.Diagnostics.DiagnosticListener", "System.ComponentModel.TypeDescriptor",
    ];

    private static readonly string[] LookedPast =
    [
        "System.", "Microsoft.", "Amazon.Lambda.", "PluginRuntime.", "Newtonsoft.Json.", "SQLitePCLRaw.", "Npgsql.", "SixLabors.", "MongoDB.", "StackExchange.Redis.", "OpenTelemetry.", "NLog.",
    ];

    /// <summary>Reads the DLLs of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="loaded">The simple names of the assemblies that are loaded, the host's among them.</param>
    /// <returns>One for each thing and DLL: <c>a timer; dispose it when the handler is disposed (System.Threading.Timer in orders.dll)</c>.</returns>
    public static string[] Of(PackageLocation package, IReadOnlySet<string> loaded) => Of(package, loaded, AssemblyMetadata.Open);

    /// <summary>The same, where somebody may have read them.</summary>
    public static string[] Of(PackageLocation package, IReadOnlySet<string> loaded, Func<string, AssemblyMetadata> open)
    {
        var found = new List<string>();
        foreach (var path in Directory.GetFiles(package.Directory, "*.dll").Order(StringComparer.Ordinal))
        {
            if (path == package.MainAssemblyPath || (loaded.Contains(Path.GetFileNameWithoutExtension(path)) && !IsLookedPast(Path.GetFileName(path))))
            {
                Add(found, open, path, loaded);
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static bool IsLookedPast(string file) => LookedPast.Any(start => file.StartsWith(start, StringComparison.Ordinal));

    private static void Add(List<string> found, Func<string, AssemblyMetadata> open, string path, IReadOnlySet<string> loaded)
    {
        var file = Path.GetFileName(path);
        try
        {
            var assembly = open(path);
            found.AddRange(assembly.Read(() => In(assembly.Reader, file, loaded).ToArray()));
        }
        catch (PackageException)
        {
            // What was loaded could be read then; what it calls can no more be told.
        }
    }

    private static IEnumerable<string> In(MetadataReader reader, string file, IReadOnlySet<string> loaded)
    {
        foreach (var handle in reader.AssemblyReferences)
        {
            var name = reader.GetString(reader.GetAssemblyReference(handle).Name);
            if (loaded.Contains(name) && Array.Find(Libraries, library => library.Type == name) is { } library)
            {
                yield return $"{library.Words} (in {file})";
            }
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
            {
                continue;
            }

            var (owner, name) = (TypeNames.Of(reader, (TypeReferenceHandle)member.Parent), reader.GetString(member.Name));
            if (Array.Find(Calls, call => call.Type == owner && call.Member == name) is { } call)
            {
                yield return $"{call.Words} ({owner} in {file})";
            }
            else if (name.StartsWith("add_", StringComparison.Ordinal) && OwnersOfEvents.Contains(owner))
            {
                yield return $"an event of the process's; take the subscription back when the handler is disposed ({owner}.{name["add_".Length..]} in {file})";
            }
        }

        if (reader.GetTableRowCount(TableIndex.ImplMap) > 0)
        {
            yield return $"native code, which .NET does not take out (DllImport in {file})";
        }
    }

    private sealed record Pin(string Type, string Member, string Words);
}
