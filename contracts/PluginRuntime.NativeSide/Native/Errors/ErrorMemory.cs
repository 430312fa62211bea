using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.Log.Records;
using PluginRuntime.Native.Abi;

namespace PluginRuntime.Native.Errors;

/// <summary>
/// An exception and those that caused it as the other side reads them, until it is disposed.
/// </summary>
internal sealed unsafe class ErrorMemory : IDisposable
{
    private readonly List<nint> _blocks = [];

    private ErrorMemory()
    {
    }

    /// <summary>The outermost error.</summary>
    public ErrorStructure* Error { get; private set; }

    /// <summary>As the function's caller sees it: the types by the names that they give themselves, and the handler's own frames.</summary>
    public static ErrorMemory ForCaller(Exception exception) =>
        Of(exception, ErrorType.Of, static error => string.Join('\n', HandlerStack.Of(error, FailureLimits.MostFrames)));

    /// <summary>As the log has it: full names, all frames.</summary>
    public static ErrorMemory ForLog(Exception exception) =>
        Of(exception, static error => error.GetType().FullName ?? error.GetType().Name, ExceptionText.Stack);

    /// <summary>An error without a stack.</summary>
    public static ErrorMemory Of(string type, string message)
    {
        var memory = new ErrorMemory();
        memory.Error = memory.Add(type, message, "", cause: null);
        return memory;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            NativeMemory.Free((void*)block);
        }

        _blocks.Clear();
        Error = null;
    }

    private static ErrorMemory Of(Exception exception, Func<Exception, string> type, Func<Exception, string> stack)
    {
        var chain = new List<Exception>();
        for (var error = exception; error is not null && chain.Count <= FailureLimits.DeepestCause; error = error.InnerException)
        {
            chain.Add(error);
        }

        var memory = new ErrorMemory();
        for (var index = chain.Count - 1; index >= 0; index--)
        {
            memory.Error = memory.Add(type(chain[index]), ExceptionText.Message(chain[index]), stack(chain[index]), memory.Error);
        }

        return memory;
    }

    private ErrorStructure* Add(string type, string message, string stack, ErrorStructure* cause)
    {
        var error = (ErrorStructure*)Allocate(sizeof(ErrorStructure));
        *error = new ErrorStructure
        {
            Size = (nuint)sizeof(ErrorStructure),
            Type = Copy(type),
            Message = Copy(message),
            StackTrace = Copy(NativeFrames.Named(stack)),
            Cause = cause,
        };
        return error;
    }

    private NativeBytes Copy(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var data = Allocate(length);
        Encoding.UTF8.GetBytes(text, new Span<byte>(data, length));
        return new NativeBytes(data, length);
    }

    private byte* Allocate(int bytes)
    {
        var block = (byte*)NativeMemory.Alloc((nuint)Math.Max(bytes, 1));
        _blocks.Add((nint)block);
        return block;
    }
}
