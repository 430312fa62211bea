using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Packages.Native;
using PluginRuntime.Publishing.Libraries;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The handlers that a package has: what counts without being named first, then the plain methods. A program is one by itself.
/// </summary>
internal sealed class PackageHandlers
{
    private readonly HandlerShape[] _counted;
    private readonly HandlerShape[] _plain;
    private readonly bool _isOneEnough;
    private readonly string[]? _listed;

    private PackageHandlers(HandlerShape[] counted, HandlerShape[] plain, bool isOneEnough, string[]? listed = null)
    {
        _listed = listed;
        _counted = counted;
        _plain = plain;
        _isOneEnough = isOneEnough;
    }

    // Of a native library, which lists them itself.
    private string[] Named { get; init; } = [];

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _counted.Length == 0 && _plain.Length == 0 && Named.Length == 0 && !_isOneEnough;

    /// <summary>What is told of the first method, where each of them needs a serializer that the package does not have.</summary>
    public string? Unserved { get; private init; }

    /// <summary>What stands behind the package's name to choose each.</summary>
    /// <remarks>Where the package's table lists all that counts, those names are the compiler's.</remarks>
    public string[] Entries
    {
        get
        {
            string[] counted = [.. _counted.Select(HandlerText.EntryOf)];
            var isListed = _listed is not null && counted.ToHashSet(StringComparer.Ordinal).SetEquals(_listed);
            return [.. isListed ? _listed! : counted, .. _plain.Select(HandlerText.EntryOf), .. Named];
        }
    }

    /// <summary>Reads them. Nothing of the package is loaded. A native program has nothing to read, and is what its name alone means; of a native library that is known which stands in its file.</summary>
    /// <param name="package">The package.</param>
    /// <param name="refuse">Takes the message for each that should be a handler and cannot be one.</param>
    /// <param name="refuseMark">Takes the error for each mark whose name is none; left out, the first is thrown.</param>
    /// <exception cref="PackageException">The package cannot be read, or its marks contradict each other.</exception>
    public static PackageHandlers Of(PackageLocation package, Action<string> refuse, Action<PackageException>? refuseMark = null) =>
        package.IsNativeProgram ? OfProgram(package.Name)
        : package.IsHandlerLibrary ? OfLibrary(package.Name, DescriptionInFile.Find(package.MainAssemblyPath))
        : Of(MetadataPackage.Read(package), refuse, refuseMark);

    /// <summary>The same of a package that was read. A program is one by itself.</summary>
    /// <param name="package">What it offers.</param>
    /// <param name="refuse">As above.</param>
    /// <param name="refuseMark">As above.</param>
    /// <exception cref="PackageException">As above.</exception>
    public static PackageHandlers Of(MetadataPackage package, Action<string> refuse, Action<PackageException>? refuseMark)
    {
        // Its public methods can be named, too, and none of them was written for that.
        var counted = HandlerCandidates.Counted(package, refuseMark);
        if (ProgramForm.IsProgram(package, counted))
        {
            return OfProgram(package.Package.Name);
        }

        var hasServices = package.HasServices;
        HandlerShape[] sound = [.. counted.Where(handler => IsSound(package, handler, hasServices, refuse))];
        var plain = HandlerCandidates.PlainMethods(package, hasServices);
        HandlerShape[] served = [.. plain.Where(method => SerializerRules.Fault(package, method) is null)];

        // An assembly's name that is no package name never stands alone.
        var isOneEnough = counted.Length == 1 && sound.Length == 1 && FolderName.IsValid(package.Package.Name);
        return new PackageHandlers(sound, served, isOneEnough, package.ListedEntries)
        {
            Unserved = served.Length == 0 && plain.Length > 0 ? SerializerRules.Fault(package, plain[0]) : null,
        };
    }

    /// <summary>Those that a native library lists.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="description">What the library says; <see langword="null"/> where that is not known, and its only handler is meant by the name alone.</param>
    public static PackageHandlers OfLibrary(string name, LibraryDescription? description)
    {
        string[] names = [.. (description?.Handlers ?? []).Select(handler => handler.Names[0])];
        return new PackageHandlers([], [], names.Length < 2 && FolderName.IsValid(name)) { Named = names };
    }

    private static PackageHandlers OfProgram(string name) => new([], [], isOneEnough: FolderName.IsValid(name));

    /// <summary>Every handler string, ready to paste.</summary>
    /// <param name="name">The package as a handler string names it: <c>orders</c>, <c>orders@1.4.2</c>.</param>
    public string[] Settings(string name)
    {
        string[] alone = _isOneEnough ? [name] : [];
        return [.. alone, .. _counted.Concat(_plain).Select(new HandlerText(name).Of), .. Named.Select(entry => $"{name}:{entry}")];
    }

    /// <summary>The handler strings of what counts without being named, each with its entry.</summary>
    /// <param name="name">As for <see cref="Settings"/>.</param>
    public string[] CountedSettings(string name) => [.. _counted.Select(new HandlerText(name).Of), .. Named.Select(entry => $"{name}:{entry}")];

    private static bool IsSound(MetadataPackage package, HandlerShape handler, bool hasServices, Action<string> refuse)
    {
        try
        {
            CountedRules.Check(package, handler, hasServices);
            return true;
        }
        catch (PackageException error)
        {
            refuse(error.Message);
            return false;
        }
    }
}
