namespace Amazon.Lambda.Core;

/// <summary>A mobile application.</summary>
public partial interface IClientApplication
{
    /// <summary>The package's name.</summary>
    string AppPackageName { get; }

    /// <summary>The title.</summary>
    string AppTitle { get; }

    /// <summary>The version's code.</summary>
    string AppVersionCode { get; }

    /// <summary>The version's name.</summary>
    string AppVersionName { get; }

    /// <summary>The installation.</summary>
    string InstallationId { get; }
}
