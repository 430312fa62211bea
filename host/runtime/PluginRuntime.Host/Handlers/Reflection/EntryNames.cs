using System.Reflection;

namespace PluginRuntime.Handlers.Reflection;

/// <summary>The names that <c>[Handler("…")]</c> gives.</summary>
internal static class EntryNames
{
    /// <summary>The name of a type or a method; <see langword="null"/> for one that is not marked.</summary>
    public static string? Of(MemberInfo member) =>
        ((HandlerAttribute?)Attribute.GetCustomAttribute(member, typeof(HandlerAttribute), inherit: false))?.Name;
}
