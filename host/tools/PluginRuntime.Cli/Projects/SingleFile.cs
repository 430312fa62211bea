using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PluginRuntime.Cli.Projects;

/// <summary>
/// A file-based program of .NET 10 that holds a handler in place of an entry point: <c>hello.cs</c>, with its directives.
/// </summary>
internal static class SingleFile
{
    /// <summary>The end of its name.</summary>
    public const string Extension = ".cs";

    private const string EntryPoint = "Main";

    // "Program using top-level statements must be an executable."
    private const string StatementsOutsideOfTypes = "CS8805";

    /// <summary>Answers whether a project is one.</summary>
    public static bool Is(string project) => Path.GetExtension(project).Equals(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>What builds of a project are told besides.</summary>
    /// <remarks>Of a single file the SDK takes no <c>-nodeReuse</c>; a variable says the same.</remarks>
    public static string[] BuildOptions(string project) => Is(project)
        ? [$"-p:BeforeMicrosoftNETSdkTargets={PropertyText.Of(Path.Join(AppContext.BaseDirectory, "SingleFile.targets"))}"]
        : ["-nodeReuse:false"];

    /// <summary>Says so of a build that failed because the file has statements outside of types.</summary>
    /// <exception cref="UsageException">It has.</exception>
    public static void CheckFailure(string project, DotNetRun build)
    {
        if (Is(project) && build.Diagnostics.Contains(StatementsOutsideOfTypes, StringComparison.Ordinal))
        {
            throw HasEntryPoint(project, "statements outside of every type");
        }
    }

    /// <summary>Holds what a build has made of it against what it should be.</summary>
    /// <exception cref="UsageException">It has an entry point.</exception>
    public static void CheckOutput(string project, string assembly)
    {
        if (Is(project) && HasMain(assembly))
        {
            throw HasEntryPoint(project, "a static method Main");
        }
    }

    private static bool HasMain(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        return metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Any(
            method => method.Attributes.HasFlag(MethodAttributes.Static) && metadata.StringComparer.Equals(method.Name, EntryPoint));
    }

    private static UsageException HasEntryPoint(string project, string found) => new(
        $$"""
        '{{project}}' has an entry point: {{found}}.
        It should hold a handler and no program, as in: public sealed class Hello : IHandler<string, string> { … }
        Remove it, or make a project of the file by 'dotnet project convert' if it is a program with a loop of its own.
        """);
}
