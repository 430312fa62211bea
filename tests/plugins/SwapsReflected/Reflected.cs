using PluginRuntime;
using SwapForms;

namespace SwapsReflected;

/// <summary>Answers by JSON that finds out about its types as it runs.</summary>
public sealed class Reflected : IHandler<Ask, Answer>
{
    private readonly string _version = PackageVersion.Read();

    public ValueTask<Answer> HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Answer(_version, context.RequestId));
}
