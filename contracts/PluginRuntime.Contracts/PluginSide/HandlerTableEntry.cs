using System.ComponentModel;

namespace PluginRuntime.PluginSide;

/// <summary>One handler of a <see cref="HandlerTableAttribute"/>.</summary>
/// <remarks>For generated code alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HandlerTableEntry
{
    /// <summary>The type whose instance answers, or that has the static method.</summary>
    public abstract Type HandlerType { get; }

    /// <summary>The method's name; <see langword="null"/> for a handler by its interface.</summary>
    public virtual string? MethodName => null;

    /// <summary>Whether an instance is needed: not for a static method.</summary>
    public virtual bool HasInstance => true;

    /// <summary>Whether the cancellation token is passed on. Without it no timer is made.</summary>
    public virtual bool TakesToken => true;

    /// <summary>A new instance. Of a plugin with services they make it, and this is not called.</summary>
    /// <exception cref="NotSupportedException">There are services, or the method is static.</exception>
    public virtual object CreateInstance() => throw new NotSupportedException();

    /// <summary>Calls the one method of a visitor that is for handlers of this form, with the handler's own types.</summary>
    public abstract void Accept(HandlerTableVisitor visitor);
}
