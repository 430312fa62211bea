using System.Buffers;
using System.Text;
using PluginRuntime;

namespace Pins;

/// <summary>Does what its event names, among what holds a load context and what does not.</summary>
internal sealed class PinsHandler : IRawHandler
{
    public async ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        switch (Encoding.UTF8.GetString(payload.Span))
        {
            case "async code": await Harmless.AwaitAsync(); break;
            case "an exception": Harmless.Throw(); break;
            case "an expression tree": Harmless.CompileExpression(); break;
            case "a compiled regular expression": Harmless.CompileRegex(); break;
            case "a thread-local value": Harmless.KeepPerThread(); break;
            case "an HTTP client": await Harmless.CallAsync(); break;
            case "an activity source": Harmless.Trace(); break;
            case "a timer": Holding.StartTimer(); break;
            case "an event of the process": Holding.Subscribe(); break;
            case "a thread": Holding.StartThread(); break;
            case "a handle": Holding.Pin(); break;
            case "dynamic": Holding.CallDynamically(); break;
            case "a proxy": Holding.Implement(); break;
            case "a type descriptor": Harmless.DescribeType(); break;
            case "a provider of type descriptions": Harmless.ProvideDescriptions(); break;
            case "a validator": Harmless.Validate(); break;
            case "XML of a list": Harmless.WriteXml(); break;
            case "a listener to activities": Holding.Listen(); break;
            case "a meter that is observed": Holding.Measure(); break;
            case "a contract of a list": Holding.WriteContract(); break;
            case "a console logger": Holding.LogToConsole(); break;
            case "a registration for the host's token": cancellationToken.Register(static () => { }); break;
            case var other: throw new ArgumentException("Unknown: " + other);
        }

        response.Write("done"u8);
    }
}
