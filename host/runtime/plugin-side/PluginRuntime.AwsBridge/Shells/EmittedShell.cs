using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PluginRuntime.PluginSide.Shells;

/// <summary>
/// Implements an interface of the plugin's by a type that is emitted into the plugin's load context.
/// </summary>
/// <remarks>
/// A member that the source has by the same name and parameters is taken from there; an abstract one that it does not have returns its type's
/// default; any other keeps the interface's own default. An interface that is internal in its assembly, as that of response streams is in AWS's
/// copy, is implemented all the same.
/// </remarks>
internal static class EmittedShell
{
    /// <summary>Emits the type.</summary>
    /// <returns>Its maker.</returns>
    /// <exception cref="FunctionException">It cannot be emitted.</exception>
    public static Func<TSource, object> Of<TSource>(Type contract)
        where TSource : class
    {
        var type = Module(contract).DefineType(
            "PluginRuntime.PluginSide.Shells.Emitted" + contract.Name, TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [contract]);
        var source = type.DefineField("_source", typeof(TSource), FieldAttributes.Private | FieldAttributes.InitOnly);
        DefineConstructor(type, source);
        foreach (var member in Members(contract))
        {
            DefineMember(type, source, member);
        }

        try
        {
            var constructor = type.CreateType().GetConstructor([typeof(TSource)])!;
            return source => constructor.Invoke([source]);
        }
        catch (TypeLoadException error)
        {
            throw Unknown(contract, error);
        }
    }

    private static ModuleBuilder Module(Type contract)
    {
        var isCollectible = AssemblyLoadContext.GetLoadContext(contract.Assembly) is { IsCollectible: true };
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName("PluginRuntime.AwsBridge." + contract.Name),
            isCollectible ? AssemblyBuilderAccess.RunAndCollect : AssemblyBuilderAccess.Run);
        if (!contract.IsVisible)
        {
            SeeInto(contract.Assembly, assembly);
        }

        return assembly.DefineDynamicModule("Shells");
    }

    // Before there is a module: .NET reads the attribute once, when it first asks what the assembly may see.
    private static void SeeInto(Assembly contracts, AssemblyBuilder assembly) => assembly.SetCustomAttribute(new CustomAttributeBuilder(
        typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!,
        [contracts.GetName().Name!]));

    private static IEnumerable<MethodInfo> Members(Type contract) =>
        contract.GetInterfaces().Prepend(contract).SelectMany(face => face.GetMethods()).Where(method => !method.IsStatic && method.IsVirtual);

    private static void DefineConstructor(TypeBuilder type, FieldInfo source)
    {
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [source.FieldType]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, typeof(object).GetConstructor(Type.EmptyTypes)!);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Stfld, source);
        code.Emit(OpCodes.Ret);
    }

    private static void DefineMember(TypeBuilder type, FieldInfo source, MethodInfo member)
    {
        Type[] parameters = [.. member.GetParameters().Select(parameter => parameter.ParameterType)];
        var known = source.FieldType.GetMethod(member.Name, parameters);
        if ((known is null && !member.IsAbstract) || member.IsGenericMethodDefinition)
        {
            return;
        }

        var method = type.DefineMethod(
            member.DeclaringType + "." + member.Name,
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            member.ReturnType,
            parameters);
        var code = method.GetILGenerator();
        if (known is null)
        {
            EmitDefault(code, member.ReturnType);
        }
        else
        {
            EmitCall(code, source, known, parameters.Length, member.ReturnType);
        }

        code.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, member);
    }

    private static void EmitDefault(ILGenerator code, Type result)
    {
        if (result != typeof(void))
        {
            code.Emit(OpCodes.Ldloc, code.DeclareLocal(result));
        }
    }

    private static void EmitCall(ILGenerator code, FieldInfo source, MethodInfo known, int parameters, Type result)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, source);
        for (var index = 1; index <= parameters; index++)
        {
            code.Emit(OpCodes.Ldarg, (short)index);
        }

        code.Emit(OpCodes.Callvirt, known);
        if (known.ReturnType != result && known.ReturnType == typeof(object))
        {
            code.Emit(OpCodes.Castclass, result);
        }
    }

    private static FunctionException Unknown(Type contract, TypeLoadException error) => new(
        "Runtime.IncompatiblePackage",
        $"""
        {contract.FullName} of the package's {contract.Assembly.GetName().Name}.dll has members that this host cannot implement: {error.Message}
        Use an older version of that package, or a layer with a newer host.
        """,
        error);
}
