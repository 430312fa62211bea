using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Libraries.Abi;
using PluginRuntime.Log;
using PluginRuntime.Settings;

namespace PluginRuntime.Libraries;

/// <summary>
/// What a library is told of the function and its host: memory that stays until the process ends.
/// </summary>
internal static unsafe class HostFacts
{
    /// <summary>Writes it down.</summary>
    public static AbiHost* Of(LambdaEnvironment environment, string packageDirectory, LogWriter log)
    {
        var host = (AbiHost*)NativeMemory.AllocZeroed((nuint)sizeof(AbiHost));
        *host = new AbiHost
        {
            Size = (nuint)sizeof(AbiHost),
            Abi = AbiHost.Version,
            MemoryLimitMegabytes = environment.MemoryLimitMegabytes,
            MinimumLevel = (int)log.MinimumLevel,
            Concurrency = environment.Concurrency,
            State = GCHandle.ToIntPtr(GCHandle.Alloc(log)),
            PackageDirectory = Kept(packageDirectory),
            FunctionName = Kept(environment.FunctionName),
            FunctionVersion = Kept(environment.FunctionVersion),
            LogGroupName = Kept(environment.LogGroupName),
            LogStreamName = Kept(environment.LogStreamName),
            Log = &LibraryLog.Write,
        };
        return host;
    }

    /// <summary>A text in memory that is never given back.</summary>
    public static AbiText Kept(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);

        // A NUL behind it, for those who forget that none is promised.
        var data = (byte*)NativeMemory.AllocZeroed((nuint)length + 1);
        Encoding.UTF8.GetBytes(text, new Span<byte>(data, length));
        return new AbiText { Data = data, Length = (nuint)length };
    }
}
