namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// What the main assembly of a package offers: the types among which a handler string chooses.
/// </summary>
/// <remarks>
/// Filled by reflection in the host, and by reading metadata where nothing may be loaded. Which code is a handler, whether it can
/// be one, and what is said if not, stands on these shapes alone, so that both give the same answer.
/// </remarks>
internal abstract class PackageShape(PackageFacts package)
{
    /// <summary>What is known of the package.</summary>
    public PackageFacts Package { get; } = package;

    /// <summary>Every type of the main assembly, nested ones included, in the order of its metadata.</summary>
    public abstract TypeShape[] Types { get; }

    /// <summary>
    /// Whether any type or method may be marked <c>[Handler]</c>; <see langword="false"/> is certain, and saves looking at every method.
    /// </summary>
    public abstract bool MayNameEntries { get; }

    /// <summary>Whether the main assembly has a <c>Main</c>: it was built as a program rather than as a library.</summary>
    public abstract bool HasEntryPoint { get; }

    /// <summary>Whether the package carries AWS's invocation loop as a library (<see cref="Aws.LambdaCore.LoopFileName"/>).</summary>
    public abstract bool HasLambdaLoop { get; }
}
