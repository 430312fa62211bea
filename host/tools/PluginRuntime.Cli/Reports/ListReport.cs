using PluginRuntime.Cli.Terminal;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// What <c>list</c> has found: lines to paste as they are found, or one document at the end.
/// </summary>
/// <param name="isJson">It is the document.</param>
internal sealed class ListReport(bool isJson)
{
    private readonly List<ListedHandlers> _packages = [];

    /// <summary>Whether there was any handler.</summary>
    public bool HasHandlers { get; private set; }

    /// <summary>Adds the handler strings of a package.</summary>
    public void Add(string name, string[] handlers)
    {
        HasHandlers |= handlers.Length > 0;
        _packages.Add(new ListedHandlers(name, handlers));
        Print(handlers);
    }

    /// <summary>Adds the versions of the package that was added last.</summary>
    public void AddVersions(ListedVersion[] versions)
    {
        if (versions.Length > 0 && _packages is [.., var last])
        {
            _packages[^1] = last with { Versions = versions };
        }

        Print(versions.Select(version => version.Line));
    }

    /// <summary>Nothing comes any more.</summary>
    public void End()
    {
        if (isJson)
        {
            JsonDocumentOutput.Write(new { Packages = _packages });
        }
    }

    private void Print(IEnumerable<string> lines)
    {
        foreach (var line in isJson ? [] : lines)
        {
            Console.Out.WriteLine(line);
        }
    }

    /// <summary>A package in the document.</summary>
    internal sealed record ListedHandlers(string Name, IReadOnlyList<string> Handlers, IReadOnlyList<ListedVersion>? Versions = null);
}
