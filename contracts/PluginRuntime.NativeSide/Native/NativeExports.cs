using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PluginRuntime.Log;
using PluginRuntime.Native.Abi;
using PluginRuntime.PluginSide;
using PluginRuntime.Settings;

namespace PluginRuntime.Native;

/// <summary>
/// What the exported functions of a native library do.
/// </summary>
/// <remarks>For generated code alone, which exports them by the names in <c>contracts/native/pluginruntime.h</c>. No exception leaves them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class NativeExports
{
    private const int Ok = 0;
    private const int Failed = 1;

    /// <summary>The address of a constant text.</summary>
    /// <param name="json">What the library is, with a NUL at its end, and in memory that does not move: a literal.</param>
    public static nint Describe(ReadOnlySpan<byte> json) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(json));

    /// <summary>Makes a handler ready.</summary>
    public static int Create(HandlerTableAttribute table, NativeServices? services, nint host, NativeBytes name, nint instance, nint report)
    {
        try
        {
            var structure = (HostStructure*)host;
            var directory = structure->PackageDirectory.Text;
            // Before anybody asks: a library is asked for its program's folder otherwise.
            AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", directory + Path.DirectorySeparatorChar);
            var log = new LogWriter(structure);
            var entry = table.Find(name.Text) ?? throw NoSuchHandler(name.Text);
            var handler = NativeBinding.Bind(table, entry, services, directory, log);
            *(nint*)instance = GCHandle.ToIntPtr(GCHandle.Alloc(new NativeHandler(handler, new LambdaEnvironment(structure), log)));
            return Ok;
        }
        catch (Exception error)
        {
            NativeFailure.Report((ReportStructure*)report, error);
            return Failed;
        }
    }

    /// <summary>Answers one invocation.</summary>
    public static int Invoke(nint instance, nint invocation, nint report)
    {
        try
        {
            return Of(instance).Invoke((InvocationStructure*)invocation, (ReportStructure*)report) ? Ok : Failed;
        }
        catch (Exception error)
        {
            NativeFailure.Report((ReportStructure*)report, error);
            return Failed;
        }
    }

    /// <summary>Disposes the handler and its services.</summary>
    public static void Dispose(nint instance)
    {
        if (instance != 0)
        {
            Of(instance).Dispose();
        }
    }

    /// <summary>Runs the hooks before the snapshot.</summary>
    public static int BeforeSnapshot(nint instance, nint report) => Run(instance, report, static handler => handler.Hooks.BeforeSnapshot());

    /// <summary>Runs the hooks after the restore.</summary>
    public static int AfterRestore(nint instance, nint report) => Run(instance, report, static handler => handler.Hooks.AfterRestore());

    private static int Run(nint instance, nint report, Action<NativeHandler> hooks)
    {
        try
        {
            hooks(Of(instance));
            return Ok;
        }
        catch (Exception error)
        {
            NativeFailure.Report((ReportStructure*)report, error);
            return Failed;
        }
    }

    private static NativeHandler Of(nint instance) => (NativeHandler)GCHandle.FromIntPtr(instance).Target!;

    private static FunctionException NoSuchHandler(string name) => new(
        "Runtime.NoSuchHandler",
        $"""
        This library has no handler '{name}'.
        It should be one of those that its description lists; the host asks for no other.
        """);
}
