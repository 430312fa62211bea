using Amazon.Lambda.Core;
using PluginRuntime.PluginSide.Shells;

namespace PluginRuntime.PluginSide.Core;

/// <summary>
/// How the interfaces of the plugin's <c>Amazon.Lambda.Core</c> are implemented, each found out when it is first needed.
/// </summary>
/// <remarks>Each compiled type is named in a method of its own, where one that does not load fails.</remarks>
internal sealed class CoreShells
{
    public Shell<ContextSource> Context { get; } =
        new(typeof(ILambdaContext), static () => Loaded<ContextSource>(typeof(LambdaContext), static source => new LambdaContext(source)));

    public Shell<LoggerSource> Logger { get; } =
        new(typeof(ILambdaLogger), static () => Loaded<LoggerSource>(typeof(LambdaLogger), static source => new LambdaLogger(source)));

    public Shell<ClientContextSource> ClientContext { get; } =
        new(typeof(IClientContext), static () => Loaded<ClientContextSource>(typeof(ClientContext), static source => new ClientContext(source)));

    public Shell<ClientApplicationSource> ClientApplication { get; } = new(
        typeof(IClientApplication),
        static () => Loaded<ClientApplicationSource>(typeof(ClientApplication), static source => new ClientApplication(source)));

    public Shell<IdentitySource> Identity { get; } =
        new(typeof(ICognitoIdentity), static () => Loaded<IdentitySource>(typeof(CognitoIdentity), static source => new CognitoIdentity(source)));

    // Naming the type is what loads it; the caller's method fails if it cannot be.
    private static Func<TSource, object> Loaded<TSource>(Type compiled, Func<TSource, object> make)
    {
        _ = compiled.TypeHandle;
        return make;
    }
}
