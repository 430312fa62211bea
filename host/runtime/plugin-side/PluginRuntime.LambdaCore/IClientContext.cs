namespace Amazon.Lambda.Core;

/// <summary>What a mobile client told of itself.</summary>
public partial interface IClientContext
{
    /// <summary>The device's settings.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The application.</summary>
    IClientApplication Client { get; }

    /// <summary>The application's own values.</summary>
    IDictionary<string, string> Custom { get; }
}
