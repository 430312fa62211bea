namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The three ways in which a caller invokes a function.
/// </summary>
internal enum InvocationType
{
    /// <summary>The caller waits for the response.</summary>
    RequestResponse,

    /// <summary>The caller leaves the event and does not learn what becomes of it.</summary>
    Event,

    /// <summary>The caller only asks whether it could.</summary>
    DryRun,
}
