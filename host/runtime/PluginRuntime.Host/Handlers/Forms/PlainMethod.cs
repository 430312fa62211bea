using System.Reflection;
using PluginRuntime.Handlers.Aws;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// A plain method that answers, and what it takes.
/// </summary>
internal sealed class PlainMethod
{
    /// <summary>Looks at the parameters of a method that the rules have found sound.</summary>
    /// <param name="info">The method.</param>
    /// <param name="aws">What it needs if it is bound by AWS's rules.</param>
    public PlainMethod(MethodInfo info, AwsMethod? aws)
    {
        Info = info;
        Aws = aws;
        foreach (var parameter in info.GetParameters())
        {
            var type = parameter.ParameterType;
            if (aws is null ? type == typeof(IInvocationContext) : AwsContext.IsOne(type))
            {
                Arguments |= MethodArguments.Context;
            }
            else if (type == typeof(CancellationToken) && aws is null)
            {
                Arguments |= MethodArguments.Token;
            }
            else
            {
                Arguments |= MethodArguments.Event;
                EventType = type;
            }
        }
    }

    /// <summary>The method.</summary>
    public MethodInfo Info { get; }

    /// <summary>What it needs if it is bound by AWS's rules; <see langword="null"/> for any other.</summary>
    public AwsMethod? Aws { get; }

    /// <summary>Which arguments it takes.</summary>
    public MethodArguments Arguments { get; }

    /// <summary>The type of its event, or <see cref="NoEvent"/>.</summary>
    public Type EventType { get; } = typeof(NoEvent);

    /// <summary>Whether it looks at its cancellation token.</summary>
    public bool TakesToken => (Arguments & MethodArguments.Token) != 0;
}

/// <summary>
/// Which arguments a method takes, always in this order: event, context, token.
/// </summary>
[Flags]
internal enum MethodArguments
{
    None = 0,
    Event = 1,
    Context = 2,
    Token = 4,
}
