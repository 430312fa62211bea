namespace PluginRuntime.Rules.Aws;

/// <summary>
/// The names of AWS's types that handlers are judged by.
/// </summary>
/// <remarks>Names and not types: each package brings its own copy of them.</remarks>
internal static class AwsContract
{
    /// <summary>What a method may take behind its event, or alone.</summary>
    public const string Context = "Amazon.Lambda.Core.ILambdaContext";
}
