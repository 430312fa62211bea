namespace PluginRuntime.Rules.Aws;

/// <summary>
/// The files by which a package shows that it was written for AWS's own .NET runtime.
/// </summary>
internal static class LambdaCore
{
    /// <summary>The library that handlers for AWS's runtime are compiled against; a class library carries its own copy.</summary>
    public const string FileName = "Amazon.Lambda.Core.dll";

    /// <summary>AWS's invocation loop as a library: carried by programs that bring a <c>Main</c> of their own.</summary>
    public const string LoopFileName = "Amazon.Lambda.RuntimeSupport.dll";
}
