using System.Runtime.InteropServices;
using PluginRuntime.Libraries.Abi;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Libraries;

/// <summary>
/// A library with handlers, opened: what it exports. It stays open until the process ends, for a runtime in it may have threads that run its code.
/// </summary>
internal sealed unsafe class OpenedLibrary
{
    private readonly string _path;
    private readonly nint _library;

    private OpenedLibrary(string path, nint library)
    {
        (_path, _library) = (path, library);
        var describe = (delegate* unmanaged<byte*>)Required("pluginruntime_describe\0"u8);
        Create = (delegate* unmanaged<AbiHost*, AbiText, void**, AbiReport*, int>)Required("pluginruntime_create\0"u8);
        Invoke = (delegate* unmanaged<void*, AbiInvocation*, AbiReport*, int>)Required("pluginruntime_invoke\0"u8);
        Dispose = (delegate* unmanaged<void*, void>)Find("pluginruntime_dispose\0"u8);
        BeforeSnapshot = (delegate* unmanaged<void*, AbiReport*, int>)Find("pluginruntime_before_snapshot\0"u8);
        AfterRestore = (delegate* unmanaged<void*, AbiReport*, int>)Find("pluginruntime_after_restore\0"u8);
        Handlers = Describe(NativeCode.Ask(describe));

        // Only now: a runtime in the library has begun by its first call.
        NativeCode.WatchSignals();
    }

    public delegate* unmanaged<AbiHost*, AbiText, void**, AbiReport*, int> Create { get; }

    public delegate* unmanaged<void*, AbiInvocation*, AbiReport*, int> Invoke { get; }

    /// <summary>May be left out by a library, as the ones below.</summary>
    public delegate* unmanaged<void*, void> Dispose { get; }

    public delegate* unmanaged<void*, AbiReport*, int> BeforeSnapshot { get; }

    public delegate* unmanaged<void*, AbiReport*, int> AfterRestore { get; }

    /// <summary>Its handlers; at least one.</summary>
    public DescribedHandler[] Handlers { get; }

    /// <summary>Opens a library, whose code runs then.</summary>
    /// <param name="path">A real path.</param>
    /// <exception cref="PackageException">The loader refuses it, or it is none with handlers.</exception>
    public static OpenedLibrary Open(string path)
    {
        fixed (byte* start = LibcFiles.Path(path))
        {
            var library = NativeCode.Open(start, Dynamic.NowAndAlone);
            return library != 0 ? new OpenedLibrary(path, library) : throw Refused(path, Marshal.PtrToStringUTF8((nint)Dynamic.Error()) ?? "");
        }
    }

    private static PackageException Refused(string path, string reason) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The library {Quotation.Plain(path)} cannot be opened: {Quotation.Plain(reason)}.
        It should be a shared library for Linux on this processor ({RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}) that needs no newer C library than Lambda's provided.al2023 has, 2.34; what else it needs lies in the package or in a layer's lib folder.
        Build it for the function's architecture on a system no newer than that, as in -r linux-x64, and deploy it again whole.
        """);

    private void* Find(ReadOnlySpan<byte> name)
    {
        fixed (byte* start = name)
        {
            return Dynamic.Symbol(_library, start);
        }
    }

    private void* Required(ReadOnlySpan<byte> name)
    {
        var found = Find(name);
        return found is not null ? found : throw new PackageException(
            PackageErrorType.InvalidPackage,
            $"""
            The library {Quotation.Plain(_path)} does not export {System.Text.Encoding.ASCII.GetString(name[..^1])}.
            A library with handlers exports pluginruntime_describe, pluginruntime_create and pluginruntime_invoke, as pluginruntime.h tells; a package's other libraries have names of their own.
            Let it export these functions, or rename the file if it holds no handlers, and deploy the package again.
            """);
    }

    private DescribedHandler[] Describe(byte* text)
    {
        if (text is null)
        {
            throw LibraryDescription.Invalid(_path, "is NULL");
        }

        var length = Dynamic.Length(text, LibraryDescription.LongestBytes);
        return length < LibraryDescription.LongestBytes
            ? LibraryDescription.Read(_path, new ReadOnlySpan<byte>(text, (int)length).ToArray()).Handlers
            : throw LibraryDescription.Invalid(_path, $"has no end within {LibraryDescription.LongestBytes:N0} bytes");
    }
}
