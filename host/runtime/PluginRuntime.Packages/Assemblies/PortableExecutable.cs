using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Versioning;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// What the headers and the metadata of a DLL say, read without loading it.
/// </summary>
internal sealed class PortableExecutable
{
    /// <summary>Whether it is a .NET assembly at all, rather than a native DLL of Windows.</summary>
    public required bool IsManaged { get; init; }

    /// <summary>
    /// Whether it has code for one processor only, from C++ or from an x86 build, beside its IL or in its place.
    /// </summary>
    public bool IsBoundToWindows { get; init; }

    /// <summary>
    /// For code compiled ahead of time, the platform: <c>linux-arm64</c>. <see langword="null"/> for plain IL.
    /// </summary>
    public string? NativePlatform { get; init; }

    /// <summary>What it was built for, if it says so: <c>.NETCoreApp,Version=v10.0</c>.</summary>
    public FrameworkName? TargetFramework { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadImageFormatException">The headers or the metadata make no sense.</exception>
    public static PortableExecutable Read(string path)
    {
        try
        {
            SpecialFile.Refuse(path);
            using var file = File.OpenRead(path);
            using var reader = new PEReader(file);
            return Read(reader);
        }
        catch (Exception error) when (IsDamage(error) && error is not BadImageFormatException)
        {
            throw new BadImageFormatException(error.Message, error);
        }
    }

    /// <summary>What the metadata reader throws at nonsense: most often the first, the others where an index or a length leads astray.</summary>
    public static bool IsDamage(Exception error) => error
        is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException
        or InvalidCastException or IndexOutOfRangeException;

    private static PortableExecutable Read(PEReader reader)
    {
        var headers = reader.PEHeaders;
        if (headers.CorHeader is not { } header)
        {
            return new PortableExecutable { IsManaged = false };
        }

        var isReadyToRun = header.ManagedNativeHeaderDirectory.Size > 0;
        return new PortableExecutable
        {
            IsManaged = true,
            IsBoundToWindows = !isReadyToRun && IsForWindowsOnly(header.Flags),
            NativePlatform = isReadyToRun ? NativePlatformName.Of(headers.CoffHeader.Machine) : null,
            TargetFramework = ReadTargetFramework(reader.GetMetadataReader()),
        };
    }

    private static bool IsForWindowsOnly(CorFlags flags) =>
        !flags.HasFlag(CorFlags.ILOnly)
        || (flags.HasFlag(CorFlags.Requires32Bit) && !flags.HasFlag(CorFlags.Prefers32Bit));

    private static FrameworkName? ReadTargetFramework(MetadataReader metadata)
    {
        if (!metadata.IsAssembly)
        {
            return null;
        }

        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (TypeOf(metadata, attribute.Constructor) == "System.Runtime.Versioning.TargetFrameworkAttribute")
            {
                // The value begins with a fixed two-byte mark; the constructor's only argument follows.
                var value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                return ParseFramework(value.ReadSerializedString());
            }
        }

        return null;
    }

    private static string? TypeOf(MetadataReader metadata, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference)
        {
            return null;
        }

        var parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    private static FrameworkName? ParseFramework(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : new FrameworkName(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
