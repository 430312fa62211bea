using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// A project as the host's rules choose handlers in it, made of what is kept of it between two edits.
/// </summary>
/// <remarks>Which handler a name means is asked of it, and no more: whether that can be one was asked of the symbols.</remarks>
/// <param name="types">What is known of handlers.</param>
/// <param name="names">The full names of all types.</param>
internal sealed class ModelPackage(IReadOnlyCollection<TypeModel> types, IEnumerable<string> names)
    : PackageShape(new PackageFacts { Name = "package", Directory = "", MainAssembly = "", HasLambdaCore = false })
{
    /// <inheritdoc/>
    public override TypeShape[] Types { get; } =
    [
        .. types.Select(type => new ModelType(type)),
        .. names.Except(types.Select(type => type.FullName)).Select(name => new NamedType(name)),
    ];

    /// <inheritdoc/>
    public override bool MayNameEntries => true;

    /// <inheritdoc/>
    public override bool HasEntryPoint => false;

    /// <inheritdoc/>
    public override bool HasLambdaLoop => false;
}

/// <summary>A type that has something to do with handlers.</summary>
internal sealed class ModelType(TypeModel type) : NamedType(type.FullName)
{
    /// <summary>What is known of it.</summary>
    public TypeModel Model => type;

    /// <inheritdoc/>
    public override string Name => type.Name;

    /// <inheritdoc/>
    public override bool IsAbstract => !type.CanBeMade;

    /// <inheritdoc/>
    public override string? EntryName => type.Own?.Mark;

    /// <inheritdoc/>
    public override string[] Contracts { get; } = new string[type.ContractCount];

    /// <inheritdoc/>
    public override MethodShape[] Methods { get; } = [.. type.Methods.Select(method => new ModelMethod(type.FullName, method))];
}

/// <summary>A type of which the name counts.</summary>
internal class NamedType(string fullName) : TypeShape
{
    /// <inheritdoc/>
    public override string FullName => fullName;

    /// <inheritdoc/>
    public override string Name => TypeNameMatch.Simple(fullName);

    /// <inheritdoc/>
    public override bool IsPublic => true;

    /// <inheritdoc/>
    public override bool IsAbstract => false;

    /// <inheritdoc/>
    public override bool IsStatic => false;

    /// <inheritdoc/>
    public override bool IsInterface => false;

    /// <inheritdoc/>
    public override bool IsGeneric => false;

    /// <inheritdoc/>
    public override bool HasPublicParameterlessConstructor => false;

    /// <inheritdoc/>
    public override int PublicConstructorCount => 0;

    /// <inheritdoc/>
    public override string? EntryName => null;

    /// <inheritdoc/>
    public override string[] Contracts => [];

    /// <inheritdoc/>
    public override MethodShape[] Methods => [];

    /// <inheritdoc/>
    public override MethodShape[]? MethodsAt(int level) => null;
}

/// <summary>A marked method.</summary>
internal sealed class ModelMethod(string type, EntryModel method) : MethodShape
{
    /// <summary>What is known of it.</summary>
    public EntryModel Model => method;

    /// <inheritdoc/>
    public override string Name => method.Method!;

    /// <inheritdoc/>
    public override string DeclaringType => type;

    /// <inheritdoc/>
    public override bool IsPublic => true;

    /// <inheritdoc/>
    public override bool IsStatic => method.IsStatic;

    /// <inheritdoc/>
    public override bool IsAbstract => false;

    /// <inheritdoc/>
    public override bool IsGeneric => false;

    /// <inheritdoc/>
    public override bool IsAsync => false;

    /// <inheritdoc/>
    public override bool IsSpecial => false;

    /// <inheritdoc/>
    public override bool IsVarArgs => false;

    /// <inheritdoc/>
    public override bool HasParamsArray => false;

    /// <inheritdoc/>
    public override string? EntryName => method.Mark;

    /// <inheritdoc/>
    public override ParameterShape[] Parameters => [];

    /// <inheritdoc/>
    public override string ReturnType => "";

    /// <inheritdoc/>
    public override bool ReturnsByRefLike => false;
}
