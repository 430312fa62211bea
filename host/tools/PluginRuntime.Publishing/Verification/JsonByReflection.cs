using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// Whether a package has its JSON read and written by reflection, which costs a cold start time and a hot swap memory.
/// </summary>
internal static class JsonByReflection
{
    private const string Interface = "HandleAsync";

    // What is an event without any JSON, or a JSON value by itself.
    private static readonly string[] Plain =
        ["System.String", "System.Byte[]", "System.IO.Stream", "System.ReadOnlyMemory`1[System.Byte]", "System.Buffers.ReadOnlySequence`1[System.Byte]"];

    /// <summary>The message; <see langword="null"/> if there is nothing to warn of. In AWS's form a serializer is named by attribute.</summary>
    /// <exception cref="PackageException">The package cannot be read.</exception>
    public static string? Warning(MetadataPackage package)
    {
        if (package.Package.HasLambdaCore || package.NamesJsonContext || ProgramForm.IsProgram(package))
        {
            return null;
        }

        HandlerShape[] typed = [.. HandlerCandidates.Counted(package).Where(IsTyped)];
        return typed.Length == 0
            ? null
            : $$"""
              The package {{Quotation.Of(package.Package.Name)}} names no JSON context, so events and responses are read and written by reflection: of {{NameList.Of([.. typed.Select(HandlerText.InFull)])}}.
              It should name one that is generated, as in [assembly: PluginJsonContext(typeof(OrdersJson))], with [JsonSerializable(typeof(Order))] on partial class OrdersJson : JsonSerializerContext.
              Add it to the package's source.
              """;
    }

    private static bool IsTyped(HandlerShape handler) =>
        (handler.Method ?? handler.Type.Methods.FirstOrDefault(method => method.Name.EndsWith(Interface, StringComparison.Ordinal))) is { } method
        && method.Parameters.FirstOrDefault(parameter => parameter.TypeName is not (HandlerContract.Context or HandlerContract.Token)) is { } payload
        && !Plain.Contains(payload.TypeName);
}
