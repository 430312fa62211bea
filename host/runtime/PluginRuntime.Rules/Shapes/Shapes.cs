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

/// <summary>
/// What matters of a method that may be a handler.
/// </summary>
internal abstract class MethodShape
{
    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>The full name of the type that declares it, perhaps a base type.</summary>
    public abstract string DeclaringType { get; }

    /// <summary>Public.</summary>
    public abstract bool IsPublic { get; }

    /// <summary>Static.</summary>
    public abstract bool IsStatic { get; }

    /// <summary>Abstract: it has no body.</summary>
    public abstract bool IsAbstract { get; }

    /// <summary>It has type parameters.</summary>
    public abstract bool IsGeneric { get; }

    /// <summary>The compiler made a state machine of it: it was written <c>async</c>.</summary>
    public abstract bool IsAsync { get; }

    /// <summary>A property's accessor, an operator, or what the compiler made.</summary>
    public abstract bool IsSpecial { get; }

    /// <summary>It takes any number of arguments without declaring them: <c>__arglist</c>.</summary>
    public abstract bool IsVarArgs { get; }

    /// <summary>Its last parameter is a <c>params</c> array.</summary>
    public abstract bool HasParamsArray { get; }

    /// <summary>The name that <c>[Handler("…")]</c> gives it.</summary>
    public abstract string? EntryName { get; }

    /// <summary>Its parameters.</summary>
    public abstract ParameterShape[] Parameters { get; }

    /// <summary>What it returns, as reflection prints a type: <c>System.Threading.Tasks.Task`1[Orders.Receipt]</c>; <c>System.Void</c> for nothing.</summary>
    public abstract string ReturnType { get; }

    /// <summary>What it returns is a <c>ref struct</c>, such as a span.</summary>
    public abstract bool ReturnsByRefLike { get; }
}

/// <summary>
/// One parameter of a method.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">As reflection prints a type: <c>System.Collections.Generic.List`1[Orders.Order]</c>; <c>ref</c>, <c>in</c> and <c>out</c> end in <c>&amp;</c>.</param>
/// <param name="IsByRefLike">A <c>ref struct</c>, such as a span.</param>
internal sealed record ParameterShape(string Name, string TypeName, bool IsByRefLike)
{
    /// <summary>Passed by reference: <c>ref</c>, <c>in</c> or <c>out</c>.</summary>
    public bool IsByRef => TypeName.EndsWith('&');
}

/// <summary>
/// The code that a handler string means: a type, and a method of it unless the type implements a handler interface.
/// </summary>
/// <param name="Type">The type that is named; the method may be declared by a base type of it.</param>
/// <param name="Method">The method; <see langword="null"/> for a type that is a handler by its interface.</param>
internal sealed record HandlerShape(TypeShape Type, MethodShape? Method)
{
    /// <summary>The method was chosen by the rules of AWS's own .NET runtime, and is judged and called by them.</summary>
    public bool IsAws { get; init; }
}
