using System.Runtime.InteropServices;
using System.Text;
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
    /// <exception cref="PackageException">It is damaged or for another system, the loader refuses it, or it is none with handlers.</exception>
    public static OpenedLibrary Open(string path)
    {
        // The loader ends the process over some of what is told here.
        NativeFit.Check(path, NativeMachine.Current());
        fixed (byte* start = LibcFiles.Path(path))
        {
            var library = NativeCode.Open(start, Dynamic.NowAndAlone);
            return library != 0 ? new OpenedLibrary(path, library) : throw NativeFit.Refused(path, Marshal.PtrToStringUTF8((nint)Dynamic.Error()) ?? "");
        }
    }

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
        return found is not null ? found : throw NativeFitError.NoHandler(_path, [Encoding.ASCII.GetString(name[..^1])]);
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
