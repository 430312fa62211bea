namespace PluginRuntime.ScriptedServer;

/// <summary>How a client left its connection.</summary>
internal enum ClientEnd
{
    /// <summary>It closed, or closed its sending side, between two requests.</summary>
    Closed,

    /// <summary>It closed inside a request.</summary>
    ClosedInsideRequest,

    /// <summary>It reset the connection.</summary>
    Reset,

    /// <summary>The script ended the connection first.</summary>
    EndedByScript,
}
