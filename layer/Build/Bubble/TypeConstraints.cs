using Mono.Cecil;
using Mono.Collections.Generic;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// Type arguments that a compiler takes. The runtime lists one name for all classes, since they share their code; that name is no type that would meet
/// what a type parameter asks for.
/// </summary>
internal static class TypeConstraints
{
    private const string AnyClass = "System.__Canon";

    /// <summary>Puts the class or interface that a parameter asks for in that name's place.</summary>
    public static TypeReference[] Meet(Collection<GenericParameter> parameters, TypeReference[] arguments, ModuleDefinition module) =>
    [
        .. arguments.Select((argument, index) => argument.FullName == AnyClass && Named(parameters[index]) is { } constraint
            ? PutIn(constraint, arguments, module)
            : argument),
    ];

    private static TypeReference? Named(GenericParameter parameter) =>
        parameter.Constraints.Select(constraint => constraint.ConstraintType).FirstOrDefault(type => type.FullName != "System.Object");

    private static TypeReference PutIn(TypeReference constraint, TypeReference[] arguments, ModuleDefinition module)
    {
        switch (constraint)
        {
            case GenericParameter parameter:
                return arguments[parameter.Position];
            case GenericInstanceType generic:
                var instance = new GenericInstanceType(module.ImportReference(generic.ElementType));
                foreach (var argument in generic.GenericArguments)
                {
                    instance.GenericArguments.Add(PutIn(argument, arguments, module));
                }

                return instance;
            default:
                return module.ImportReference(constraint);
        }
    }
}
