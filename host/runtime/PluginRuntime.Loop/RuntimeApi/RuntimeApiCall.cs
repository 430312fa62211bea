namespace PluginRuntime.RuntimeApi;

/// <summary>The calls a runtime makes.</summary>
internal enum RuntimeApiCall
{
    Next,
    Response,
    Error,
    InitError,
    RestoreNext,
    RestoreError,
}
