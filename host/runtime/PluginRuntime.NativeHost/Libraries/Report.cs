using System.Runtime.InteropServices;
using PluginRuntime.Libraries.Abi;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Libraries;

/// <summary>
/// Where a library's function says why it fails.
/// </summary>
/// <remarks>For one call at a time. It stands until the process ends: a library that keeps it does no harm.</remarks>
internal sealed unsafe class Report
{
    private const int DeepestCause = 64;

    private Exception? _error;

    /// <summary>Makes one.</summary>
    public Report()
    {
        Native = (AbiReport*)NativeMemory.AllocZeroed((nuint)sizeof(AbiReport));
        *Native = new AbiReport { Size = (nuint)sizeof(AbiReport), State = GCHandle.ToIntPtr(GCHandle.Alloc(this)), Fail = &Fail };
    }

    /// <summary>What the library is given.</summary>
    public AbiReport* Native { get; }

    /// <summary>Throws what a call said, if it failed.</summary>
    /// <param name="result">What it returned.</param>
    /// <param name="function">Its name, for one that does not say why.</param>
    /// <param name="refusal">What the host could not do for it meanwhile, if anything.</param>
    public void ThrowIfFailed(int result, string function, Exception? refusal = null)
    {
        var error = Take();
        if (result != AbiHost.Ok || refusal is not null)
        {
            throw (result == AbiHost.Ok ? null : error) ?? refusal ?? new ToldException(
                "Function.Unknown", $"{function} failed, with {result}, and did not say why: it should call fail of its report before it returns.", "", null);
        }
    }

    /// <summary>An error as the library tells it; what lies below its 64th cause is left out.</summary>
    public static ToldException Told(AbiError* error, int depth = 1)
    {
        var type = error->Type.Text;
        var cause = error->Cause is not null && depth < DeepestCause ? Told(error->Cause, depth + 1) : null;
        return new ToldException(type.Length == 0 ? "Function.Unknown" : type, error->Message.Text, error->StackTrace.Text, cause);
    }

    private Exception? Take()
    {
        var error = _error;
        _error = null;
        return error;
    }

    [UnmanagedCallersOnly]
    private static void Fail(AbiReport* report, AbiError* error)
    {
        try
        {
            ((Report)GCHandle.FromIntPtr(report->State).Target!)._error = error is null ? null : Told(error);
        }
        catch (Exception failure)
        {
            ((Report)GCHandle.FromIntPtr(report->State).Target!)._error = failure;
        }
    }
}
