using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// The metadata of one DLL, read into memory and never loaded as code.
/// </summary>
/// <remarks>
/// A damaged file shows itself only where it is read, so everything that reads goes through <see cref="Read"/>. For checks and the
/// error path alone: the metadata reader takes tens of milliseconds on its first use.
/// </remarks>
internal sealed class AssemblyMetadata
{
    private const int MaxBytes = 256 * 1024 * 1024;

    private Dictionary<string, TypeDefinitionHandle>? _types;
    private Dictionary<string, AssemblyReferenceHandle>? _forwarders;

    private AssemblyMetadata(string path, PEReader file)
    {
        Path = path;
        Reader = file.GetMetadataReader();
        HasEntryPoint = file.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 };
        Printer = new TypePrinter(this);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its tables.</summary>
    public MetadataReader Reader { get; }

    /// <summary>It is a program: it has a <c>Main</c>.</summary>
    public bool HasEntryPoint { get; }

    /// <summary>Prints the types of its signatures.</summary>
    public TypePrinter Printer { get; }

    /// <summary>Reads a DLL.</summary>
    /// <exception cref="PackageException">It is missing, damaged, or no assembly for this host.</exception>
    public static AssemblyMetadata Open(string path)
    {
        try
        {
            SpecialFile.Refuse(path);
            using var file = File.OpenRead(path);
            if (file.Length > MaxBytes)
            {
                throw new BadImageFormatException($"It is larger than {MaxBytes:N0} bytes.");
            }

            using (var whole = new PEReader(file, PEStreamOptions.LeaveOpen))
            {
                Relocations.Check(whole);
            }

            // Of a DLL compiled ahead of time the metadata is the smaller part.
            file.Position = 0;
            return new AssemblyMetadata(path, new PEReader(file, PEStreamOptions.PrefetchMetadata));
        }
        catch (Exception error) when (PortableExecutable.IsDamage(error) || error is IOException or UnauthorizedAccessException)
        {
            throw Explain(path, error);
        }
    }

    /// <summary>Reads something of it.</summary>
    /// <exception cref="PackageException">The metadata makes no sense.</exception>
    public T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (PortableExecutable.IsDamage(error))
        {
            throw Explain(Path, error);
        }
    }

    /// <summary>The type with a full name, as reflection writes it; a nil handle if it defines none.</summary>
    public TypeDefinitionHandle FindType(string fullName) =>
        (_types ??= Read(IndexTypes)).GetValueOrDefault(fullName);

    /// <summary>The assembly to which it forwards a type; a nil handle if it does not.</summary>
    public AssemblyReferenceHandle FindForwarder(string fullName) =>
        (_forwarders ??= Read(IndexForwarders)).GetValueOrDefault(fullName);

    private static PackageException Explain(string path, Exception error) =>
        AssemblyFileCheck.Explain(path, error) ?? AssemblyFileError.Damaged(path, error, null);

    private Dictionary<string, TypeDefinitionHandle> IndexTypes()
    {
        var types = new Dictionary<string, TypeDefinitionHandle>(StringComparer.Ordinal);
        foreach (var handle in Reader.TypeDefinitions)
        {
            types.TryAdd(TypeNames.Of(Reader, handle), handle);
        }

        return types;
    }

    private Dictionary<string, AssemblyReferenceHandle> IndexForwarders()
    {
        var forwarders = new Dictionary<string, AssemblyReferenceHandle>(StringComparer.Ordinal);
        foreach (var handle in Reader.ExportedTypes)
        {
            var type = Reader.GetExportedType(handle);
            if (type.Implementation.Kind == HandleKind.AssemblyReference)
            {
                forwarders.TryAdd(
                    TypeNames.Join(Reader, type.Namespace, type.Name), (AssemblyReferenceHandle)type.Implementation);
            }
        }

        return forwarders;
    }
}
