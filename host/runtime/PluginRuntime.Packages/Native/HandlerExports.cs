namespace PluginRuntime.Packages.Native;

/// <summary>
/// The functions by which a native handler is called, as <c>contracts/native/pluginruntime.h</c> declares them.
/// </summary>
internal static class HandlerExports
{
    /// <summary>The newest version of that file whose libraries are understood: its <c>PLUGINRUNTIME_ABI</c>.</summary>
    public const int Abi = 1;

    public const string Describe = "pluginruntime_describe";
    public const string Create = "pluginruntime_create";
    public const string Invoke = "pluginruntime_invoke";

    /// <summary>Those that no library may leave out.</summary>
    public static readonly string[] Required = [Describe, Create, Invoke];
}
