using System.Reflection;
using System.Runtime.CompilerServices;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Handlers.Reflection;

/// <summary>One method of a type of a loaded plugin.</summary>
internal sealed class ReflectedMethod(MethodInfo method) : MethodShape
{
    private ParameterShape[]? _parameters;

    /// <summary>The method itself.</summary>
    public MethodInfo Method => method;

    /// <inheritdoc/>
    public override string Name => method.Name;

    /// <inheritdoc/>
    /// <remarks>Of a generic base type the definition's name, without the arguments.</remarks>
    public override string DeclaringType => method.DeclaringType is { IsConstructedGenericType: true } closed
        ? closed.GetGenericTypeDefinition().FullName!
        : method.DeclaringType!.FullName!;

    /// <inheritdoc/>
    public override bool IsPublic => method.IsPublic;

    /// <inheritdoc/>
    public override bool IsStatic => method.IsStatic;

    /// <inheritdoc/>
    public override bool IsAbstract => method.IsAbstract;

    /// <inheritdoc/>
    public override bool IsGeneric => method.IsGenericMethodDefinition;

    /// <inheritdoc/>
    public override bool IsAsync => method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false);

    /// <inheritdoc/>
    public override bool IsSpecial => method.IsSpecialName
        || method.Name.StartsWith('<')
        || (method.MethodImplementationFlags & MethodImplAttributes.Runtime) != 0
        || method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <inheritdoc/>
    public override bool IsVarArgs => (method.CallingConvention & CallingConventions.VarArgs) != 0;

    /// <inheritdoc/>
    public override bool HasParamsArray =>
        method.GetParameters() is [.., var last] && last.IsDefined(typeof(ParamArrayAttribute), inherit: false);

    /// <inheritdoc/>
    public override string? EntryName => EntryNames.Of(method);

    /// <inheritdoc/>
    public override ParameterShape[] Parameters => _parameters ??= ReadParameters();

    /// <inheritdoc/>
    public override string ReturnType => method.ReturnType.ToString();

    /// <inheritdoc/>
    public override bool ReturnsByRefLike => method.ReturnType.IsByRefLike;

    private ParameterShape[] ReadParameters()
    {
        var parameters = method.GetParameters();
        var shapes = new ParameterShape[parameters.Length];
        for (var index = 0; index < parameters.Length; index++)
        {
            var parameter = parameters[index];
            shapes[index] = new ParameterShape(
                parameter.Name ?? "", parameter.ParameterType.ToString(), parameter.ParameterType.IsByRefLike);
        }

        return shapes;
    }
}
