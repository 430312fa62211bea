using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Resolving;
using PluginRuntime.Rules.Words;

// Asks our reader of deps.json files and .NET's own the same. .NET's ends the process over what it does not expect: so it has one of its own, and
// whoever started it sees by its end which input that was. A line in is the path of a main DLL, a line out what came of it.
while (Console.In.ReadLine() is { } path)
{
    Console.Out.WriteLine(Ask(path));
    Console.Out.Flush();
}

static string Ask(string path)
{
    try
    {
        return DepsFile.Read(path) is { } content ? Compare(path, content) : "none";
    }
    catch (PackageException error)
    {
        return "refused: " + error.Message.ReplaceLineEndings(" ");
    }
}

static string Compare(string path, DepsFileContent content)
{
    var theirs = ResolverFiles.Of(path);
    try
    {
        var ours = ResolverFiles.Of(Path.GetDirectoryName(path)!, DependencyFiles.Of(DepsFile.PathFor(path), content, ResolverFiles.Runtime));
        return ours == theirs ? "same" : $"differs: ours {ours}, .NET's {theirs}";
    }
    catch (PackageException error)
    {
        // Where two files have one name .NET fails, or takes one by chance.
        return "ambiguous: " + error.Message.ReplaceLineEndings(" ");
    }
}
