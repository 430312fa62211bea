using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PluginRuntime.Tests.Floors;

/// <summary>
/// Which types of the project each type of a compiled assembly refers to: in signatures, fields, attributes and method bodies.
/// </summary>
internal static class TypeReferences
{
    /// <summary>The full name of every type that is not nested in another.</summary>
    public static string[] TypesOf(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. module.Types.Select(type => type.FullName)];
    }

    /// <summary>The names of the assemblies that are referred to.</summary>
    public static string[] AssembliesOf(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. module.AssemblyReferences.Select(assembly => assembly.Name)];
    }

    /// <summary>Every reference, as the full names of the referring and the referred-to type with the latter's assembly.</summary>
    public static IEnumerable<(string From, string ToAssembly, string To)> Of(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        var references = new HashSet<(string, string, string)>();
        foreach (var type in module.GetTypes())
        {
            foreach (var reference in Of(type).SelectMany(Parts).Where(part => !part.IsGenericParameter))
            {
                references.Add((Outermost(type).FullName, AssemblyOf(reference, module), Outermost(reference).FullName));
            }
        }

        return references;
    }

    private static IEnumerable<TypeReference> Of(TypeDefinition type)
    {
        var attributes = type.CustomAttributes.Select(attribute => attribute.AttributeType);
        var interfaces = type.Interfaces.Select(implementation => implementation.InterfaceType);
        var fields = type.Fields.Select(field => field.FieldType);
        var inherited = type.BaseType is null ? [] : new[] { type.BaseType };
        return [.. attributes, .. interfaces, .. fields, .. inherited, .. type.Methods.SelectMany(Of)];
    }

    private static IEnumerable<TypeReference> Of(MethodDefinition method)
    {
        IEnumerable<TypeReference> signature = [method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];
        if (!method.HasBody)
        {
            return signature;
        }

        var variables = method.Body.Variables.Select(variable => variable.VariableType);
        var caught = method.Body.ExceptionHandlers.Where(handler => handler.CatchType is not null).Select(handler => handler.CatchType);
        return [.. signature, .. variables, .. caught, .. method.Body.Instructions.SelectMany(Of)];
    }

    private static IEnumerable<TypeReference> Of(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        FunctionPointerType function => [.. Parts(function.ReturnType), .. function.Parameters.SelectMany(parameter => Parts(parameter.ParameterType))],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type;
    }

    private static string AssemblyOf(TypeReference type, ModuleDefinition module) =>
        Outermost(type).Scope is AssemblyNameReference assembly ? assembly.Name : module.Assembly.Name.Name;
}
