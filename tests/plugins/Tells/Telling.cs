using System.Collections;
using System.Globalization;
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

    [Handler("package")]
    public string PackageDirectory(IInvocationContext context) => context.PackageDirectory;

    [Handler("memory")]
    public long MemoryInBytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    [Handler("culture")]
    public string Culture(string name) => new CultureInfo(name).Name;

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
