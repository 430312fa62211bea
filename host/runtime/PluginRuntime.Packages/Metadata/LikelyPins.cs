using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// What a package refers to that usually holds its code in memory after it was told to unload.
/// </summary>
/// <remarks>
/// A reference is no proof: a timer that is disposed holds nothing. So this is asked for once something is held, to say where to look. Libraries of .NET's own and
/// of Lambda's are not looked into, since they refer to everything; those known to hold are known by name.
/// </remarks>
internal static class LikelyPins
{
    private static readonly Pin[] Libraries =
    [
        new("Newtonsoft.Json", "Newtonsoft.Json, which leaves types in the caches of System.ComponentModel.TypeDescriptor; System.Text.Json does not"),
        new("Microsoft.CSharp", "dynamic, whose call sites are kept; a cast to the type does not"),
        new("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite, which keeps connections and native code; nothing takes it out"),
        new("Microsoft.Data.SqlClient", "Microsoft.Data.SqlClient, which keeps pools and timers; nothing takes it out"),
        new("Microsoft.Extensions.Logging.Console", "the console logger, whose thread ends when the services are disposed; a logger factory of one's own must be disposed, too"),
    ];

    private static readonly Pin[] Types =
    [
        new("System.Threading.Timer", "a timer; dispose it when the handler is disposed"),
        new("System.Timers.Timer", "a timer; dispose it when the handler is disposed"),
        new("System.Threading.PeriodicTimer", "a timer; dispose it when the handler is disposed"),
        new("System.ComponentModel.TypeDescriptor", "TypeDescriptor, whose caches hold types"),
        new("System.Reflection.DispatchProxy", "DispatchProxy, which keeps the types it implements"),
        new("System.Threading.Thread", "a thread that may still run; end it when the handler is disposed"),
        new("System.Runtime.InteropServices.GCHandle", "a GCHandle; free it when the handler is disposed"),
        new("System.Runtime.InteropServices.PosixSignalRegistration", "a registration for a signal; dispose it when the handler is disposed"),
        new("System.Diagnostics.ActivityListener", "a listener to activities; dispose it when the handler is disposed"),
        new("System.Diagnostics.Metrics.MeterListener", "a listener to metrics; dispose it when the handler is disposed"),
        new("System.Diagnostics.Tracing.EventListener", "a listener to events; dispose it when the handler is disposed"),
        new("System.IO.FileSystemWatcher", "a watcher of files; dispose it when the handler is disposed"),
    ];

    // An event of an object of the plugin's own holds nothing.
    private static readonly string[] OwnersOfEvents =
    [
        "System.AppDomain", "System.AppContext", "System.Console", "System.Runtime.Loader.AssemblyLoadContext", "System.Threading.Tasks.TaskScheduler",
        "System.Net.NetworkInformation.NetworkChange", "System.Diagnostics.DiagnosticListener",
    ];

    private static readonly string[] LookedPast = ["System.", "Microsoft.", "Amazon.Lambda.", "PluginRuntime."];

    /// <summary>Reads the DLLs of a package.</summary>
    /// <param name="package">The package.</param>
    /// <returns>One for each thing and DLL: <c>a timer; dispose it when the handler is disposed (System.Threading.Timer in orders.dll)</c>.</returns>
    public static string[] Of(PackageLocation package)
    {
        var found = new List<string>();
        foreach (var path in Directory.GetFiles(package.Directory, "*.dll").Order(StringComparer.Ordinal))
        {
            if (path == package.MainAssemblyPath || !IsLookedPast(Path.GetFileName(path)))
            {
                Add(found, path);
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static bool IsLookedPast(string file) => LookedPast.Any(start => file.StartsWith(start, StringComparison.Ordinal)) || file == "Newtonsoft.Json.dll";

    private static void Add(List<string> found, string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            var assembly = AssemblyMetadata.Open(path);
            found.AddRange(assembly.Read(() => In(assembly.Reader, file).ToArray()));
        }
        catch (PackageException)
        {
            found.Add($"native code, which .NET does not take out ({file})");
        }
    }

    private static IEnumerable<string> In(MetadataReader reader, string file)
    {
        foreach (var handle in reader.AssemblyReferences)
        {
            var name = reader.GetString(reader.GetAssemblyReference(handle).Name);
            if (Array.Find(Libraries, library => library.Name == name) is { } library)
            {
                yield return $"{library.Words} (in {file})";
            }
        }

        foreach (var handle in reader.TypeReferences)
        {
            var name = TypeNames.Of(reader, handle);
            if (Array.Find(Types, type => type.Name == name) is { } type)
            {
                yield return $"{type.Words} ({name} in {file})";
            }
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            var name = reader.GetString(member.Name);
            if (name.StartsWith("add_", StringComparison.Ordinal)
                && member.Parent.Kind == HandleKind.TypeReference
                && TypeNames.Of(reader, (TypeReferenceHandle)member.Parent) is var owner
                && OwnersOfEvents.Contains(owner))
            {
                yield return $"an event of the process's; take the subscription back when the handler is disposed ({owner}.{name["add_".Length..]} in {file})";
            }
        }

        if (reader.GetTableRowCount(TableIndex.ImplMap) > 0)
        {
            yield return $"native code, which .NET does not take out (DllImport in {file})";
        }
    }

    private sealed record Pin(string Name, string Words);
}
