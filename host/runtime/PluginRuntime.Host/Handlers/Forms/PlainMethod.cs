using System.Reflection;
using PluginRuntime.Handlers.Aws;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// A plain method that answers, and what it takes.
/// </summary>
internal sealed class PlainMethod
{
    private readonly MethodInfo? _info;

    /// <summary>Looks at the parameters of a method that the rules have found sound.</summary>
    /// <param name="info">The method.</param>
    /// <param name="aws">What it needs if it is bound by AWS's rules.</param>
    public PlainMethod(MethodInfo info, AwsMethod? aws)
    {
        _info = info;
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

    /// <summary>Takes a method of the plugin's table.</summary>
    /// <param name="entry">What the table says of it.</param>
    /// <param name="call">Calls it on an instance, with the three arguments whether it takes them or not.</param>
    public PlainMethod(HandlerTableEntry entry, Delegate call)
    {
        Entry = entry;
        Call = call;
        Arguments = entry.TakesToken ? MethodArguments.Token : MethodArguments.None;
    }

    /// <summary>The method, of one that was found by reflection.</summary>
    public MethodInfo Info => _info ?? throw new InvalidOperationException("A method of the table is called without reflection.");

    /// <summary>Its entry in the plugin's table; <see langword="null"/> for one that was found by reflection.</summary>
    public HandlerTableEntry? Entry { get; }

    /// <summary>Calls it, of one of the table.</summary>
    public Delegate? Call { get; }

    /// <summary>Its name in full, for messages.</summary>
    public string Name => Entry is null ? $"{Info.DeclaringType}.{Info.Name}" : $"{Entry.HandlerType}.{Entry.MethodName}";

    /// <summary>What it needs if it is bound by AWS's rules; <see langword="null"/> for any other.</summary>
    public AwsMethod? Aws { get; }

    /// <summary>Which arguments it takes; of one of the table whether it takes the token.</summary>
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
