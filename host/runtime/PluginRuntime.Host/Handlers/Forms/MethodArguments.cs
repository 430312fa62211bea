namespace PluginRuntime.Handlers.Forms;

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
