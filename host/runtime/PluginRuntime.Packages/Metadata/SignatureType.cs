using System.Reflection.Metadata;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// A type as it stands in a signature, printed, and where it comes from.
/// </summary>
/// <param name="Printed">As <see cref="Type.ToString"/> prints it.</param>
/// <param name="Assembly">The assembly whose signature it is; <see langword="null"/> for what no assembly defines, such as an array.</param>
/// <param name="Handle">In that assembly, a definition or a reference.</param>
/// <param name="Arguments">The arguments of a generic type.</param>
internal sealed record SignatureType(
    string Printed, AssemblyMetadata? Assembly, EntityHandle Handle, SignatureType[] Arguments)
{
    // Longer than any source's. Type arguments are put in for parameters, and a hostile file could double them at each base type.
    private const int MaxLength = 16 * 1024;

    /// <summary>As <see cref="Type.ToString"/> prints it.</summary>
    public string Printed { get; } = Printed.Length <= MaxLength
        ? Printed
        : throw new BadImageFormatException($"A type's name is longer than {MaxLength:N0} characters.");

    /// <summary>A type that no assembly defines.</summary>
    public static SignatureType Unnamed(string printed) => new(printed, null, default, []);
}
