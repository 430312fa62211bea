using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// What the rules must know of a package besides its code.
/// </summary>
internal sealed class PackageFacts
{
    /// <summary>The package's name, or the assembly's in AWS's form.</summary>
    public required string Name { get; init; }

    /// <summary>The folder of the package, or of the one version of it: where it is looked at, for messages.</summary>
    /// <remarks>Empty for a package that is only being compiled.</remarks>
    public required string Directory { get; init; }

    /// <summary>The same as words behind the package's name, with a space in front; empty if it lies nowhere.</summary>
    public string Place => Directory.Length == 0 ? "" : $" in {Quotation.Plain(Directory)}";

    /// <summary>The file name of the main DLL, without a path.</summary>
    public required string MainAssembly { get; init; }

    /// <summary>
    /// Whether the package carries <see cref="Aws.LambdaCore.FileName"/>: methods that are named in it are bound by the rules of AWS's runtime.
    /// </summary>
    public required bool HasLambdaCore { get; init; }
}
