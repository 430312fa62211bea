using System.Reflection.Metadata;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// What type parameters in a signature stand for.
/// </summary>
/// <param name="TypeArguments">Those of the type around it; beyond their number, parameters stand for themselves.</param>
/// <param name="TypeParameters">The type's own parameters.</param>
/// <param name="MethodParameters">The method's own parameters.</param>
internal sealed record GenericContext(
    SignatureType[] TypeArguments,
    GenericParameterHandleCollection TypeParameters,
    GenericParameterHandleCollection MethodParameters);
