using Mono.Cecil;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// Finds the methods that a line of the seed means, for the module of a profile.
/// </summary>
internal sealed class MethodFinder(FrameworkTypes types, ModuleDefinition module)
{
    /// <summary>Finds them: all overloads of as many parameters, in all types of the name.</summary>
    public MethodReference[] Find(MethodName name) => Import(name.Arguments) is { } arguments
        ? [.. types.Find(name.Type).SelectMany(type => Find(type, name, arguments))]
        : [];

    /// <summary>The assemblies in whose code a method is at home: its own first, then those of its type arguments.</summary>
    public static IEnumerable<string> AssembliesOf(MethodReference method)
    {
        var arguments = method is GenericInstanceMethod generic ? generic.GenericArguments : [];
        return AssembliesOf(method.DeclaringType).Concat(arguments.SelectMany(AssembliesOf)).Distinct();
    }

    private static IEnumerable<string> AssembliesOf(TypeReference type) =>
        new[] { type.GetElementType().Scope.Name }
            .Concat(type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(AssembliesOf) : [])
            .Concat(type is ArrayType array ? AssembliesOf(array.ElementType) : []);

    private IEnumerable<MethodReference> Find(TypeDefinition definition, MethodName name, TypeReference[] arguments) => Import(definition, name.Type) is { } type
        ? definition.Methods
            .Where(method => method.Name == name.Name && method.Parameters.Count == name.Parameters && method.GenericParameters.Count == arguments.Length)
            .Select(method => Of(method, type, arguments))
        : [];

    private MethodReference Of(MethodDefinition definition, TypeReference type, TypeReference[] arguments)
    {
        var method = module.ImportReference(definition);
        method.DeclaringType = type;
        if (arguments.Length == 0)
        {
            return method;
        }

        var instance = new GenericInstanceMethod(method);
        Array.ForEach(TypeConstraints.Meet(definition.GenericParameters, arguments, module), instance.GenericArguments.Add);
        return instance;
    }

    private TypeReference[]? Import(TypeName[] names)
    {
        var imported = names.Select(Import).OfType<TypeReference>().ToArray();
        return imported.Length == names.Length ? imported : null;
    }

    private TypeReference? Import(TypeName name) => types.Find(name) is [var definition, ..] ? Import(definition, name) : null;

    private TypeReference? Import(TypeDefinition definition, TypeName name)
    {
        if (Import(name.Arguments) is not { } arguments || definition.GenericParameters.Count != arguments.Length)
        {
            return null;
        }

        var type = module.ImportReference(definition);
        if (arguments.Length > 0)
        {
            var instance = new GenericInstanceType(type);
            Array.ForEach(TypeConstraints.Meet(definition.GenericParameters, arguments, module), instance.GenericArguments.Add);
            type = instance;
        }

        return name.Ranks.Aggregate(type, (element, rank) => rank == 1 ? new ArrayType(element) : new ArrayType(element, rank));
    }
}
