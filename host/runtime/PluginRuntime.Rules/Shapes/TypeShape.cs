namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// What matters of a type that may be a handler, or have one.
/// </summary>
/// <remarks>Each property is read when it is asked for: the way to a sound handler asks for few.</remarks>
internal abstract class TypeShape
{
    /// <summary>As reflection writes it: <c>Namespace.Outer+Inner</c>, with <c>`1</c> for a generic type.</summary>
    public abstract string FullName { get; }

    /// <summary>Without namespace and outer types.</summary>
    public abstract string Name { get; }

    /// <summary>Public, and so are all types around it.</summary>
    public abstract bool IsPublic { get; }

    /// <summary>Abstract; a static class is, too.</summary>
    public abstract bool IsAbstract { get; }

    /// <summary>Abstract and sealed: a static class.</summary>
    public abstract bool IsStatic { get; }

    /// <summary>An interface.</summary>
    public abstract bool IsInterface { get; }

    /// <summary>It, or a type around it, has type parameters of its own.</summary>
    public abstract bool IsGeneric { get; }

    /// <summary>Whether it can be made without arguments: a public constructor without parameters.</summary>
    public abstract bool HasPublicParameterlessConstructor { get; }

    /// <summary>How many public constructors it has.</summary>
    public abstract int PublicConstructorCount { get; }

    /// <summary>The name that <c>[Handler("…")]</c> gives it.</summary>
    public abstract string? EntryName { get; }

    /// <summary>
    /// The handler interfaces that it implements, itself or by a base type, by their names as in metadata: <c>IHandler`2</c>.
    /// </summary>
    public abstract string[] Contracts { get; }

    /// <summary>Its methods and those of its base types but <see cref="object"/>, nearest first, in the order of the metadata.</summary>
    public abstract MethodShape[] Methods { get; }

    /// <summary>
    /// The methods that one level declares, private ones included: 0 is the type itself, 1 its base type, and so on.
    /// </summary>
    /// <returns><see langword="null"/> past the last base type but <see cref="object"/>.</returns>
    public abstract MethodShape[]? MethodsAt(int level);
}
