namespace PluginRuntime.Rules.Shapes;

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
