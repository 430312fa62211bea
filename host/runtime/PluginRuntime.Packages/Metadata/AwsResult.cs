namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// What a method by AWS's rules gives its serializer to write.
/// </summary>
internal static class AwsResult
{
    private const string Task = "System.Threading.Tasks.Task";
    private const string ValueTask = "System.Threading.Tasks.ValueTask";
    private const string Stream = "System.IO.Stream";

    /// <summary>The type, printed; <see langword="null"/> for nothing, and for streams, which go out as they are.</summary>
    /// <param name="catalog">Where references lead.</param>
    /// <param name="returned">What the method returns.</param>
    public static string? Written(AssemblyCatalog catalog, SignatureType returned) => ResultOf(catalog, returned) is { } result
        && !WithBaseTypes(catalog, result).Any(static type => type.Printed == Stream)
            ? result.Printed
            : null;

    private static SignatureType? ResultOf(AssemblyCatalog catalog, SignatureType returned)
    {
        if (returned.Printed is "System.Void" or ValueTask)
        {
            return null;
        }

        if (IsOf(ValueTask, returned))
        {
            return returned.Arguments[0];
        }

        var task = WithBaseTypes(catalog, returned).FirstOrDefault(static type => type.Printed == Task || IsOf(Task, type));
        return task is null ? returned : task.Arguments.FirstOrDefault();
    }

    private static bool IsOf(string generic, SignatureType type) =>
        type.Arguments.Length == 1 && type.Printed.StartsWith(generic + "`1[", StringComparison.Ordinal);

    private static IEnumerable<SignatureType> WithBaseTypes(AssemblyCatalog catalog, SignatureType start)
    {
        SignatureType? type = start;
        for (var depth = 0; type is not null && depth < TypeLocation.MaxBaseTypes; depth++)
        {
            yield return type;
            type = catalog.Resolve(type)?.BaseType();
        }
    }
}
