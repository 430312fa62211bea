using System.Runtime.Versioning;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// The framework that this process runs, and which others it can stand in for.
/// </summary>
internal static class HostFramework
{
    /// <summary>How .NET from 5 on names itself in a target framework.</summary>
    public const string Identifier = ".NETCoreApp";

    /// <summary>For messages: <c>.NET 10</c>.</summary>
    public static string Name { get; } = $".NET {Environment.Version.Major}";

    /// <summary>Answers whether an assembly for <paramref name="framework"/> can run here.</summary>
    public static bool Runs(FrameworkName framework) => framework.Identifier switch
    {
        Identifier => framework.Version.Major <= Environment.Version.Major,
        ".NETStandard" => true,
        _ => false,
    };

    /// <summary>A framework as people name it: <c>.NET 11</c>, <c>.NET Framework 4.8</c>.</summary>
    public static string NameOf(FrameworkName framework) => framework.Identifier switch
    {
        Identifier => $".NET {framework.Version.ToString(framework.Version.Minor == 0 ? 1 : 2)}",
        ".NETFramework" => $".NET Framework {framework.Version}",
        _ => Quotation.Plain(framework.FullName),
    };
}
