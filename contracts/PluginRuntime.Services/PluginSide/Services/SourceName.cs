namespace PluginRuntime.PluginSide.Services;

/// <summary>Writes a type as C# source does, without its namespace: <c>Cache&lt;Price&gt;</c>.</summary>
internal static class SourceName
{
    public static string Of(Type type)
    {
        if (!type.IsConstructedGenericType)
        {
            return type.Name;
        }

        var arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        return $"{(arity < 0 ? type.Name : type.Name[..arity])}<{string.Join(", ", type.GenericTypeArguments.Select(Of))}>";
    }
}
