using PluginRuntime.Deployments;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// The messages for descriptions of deployments that do not fit the packages.
/// </summary>
internal static class DeploymentError
{
    private const string Layers = "pluginruntime-linux-x64 or pluginruntime-linux-arm64";

    /// <summary>The file cannot be read.</summary>
    public static string Unreadable(string path, Exception error) =>
        $"""
        {Quotation.Plain(path)} cannot be read: {Quotation.Plain(error.Message)}
        It should be a file that describes a deployment, as template.yaml.
        Name another, or make it readable.
        """;

    /// <summary>Nothing is where the code should be.</summary>
    public static string Nowhere(string function, DescribedCode code) =>
        $"""
        The function {Quotation.Of(function)} takes its code from {Quotation.Of(code.Written)}, and there is nothing at {Quotation.Plain(code.Path!)}.
        It should be the folder or the zip of a package, or a project's folder, relative to this file, as in src/Orders/bin/Release/net10.0/linux-arm64/Orders.zip.
        Change the path, or publish the project first.
        """;

    /// <summary>Where the code is only the deployment knows.</summary>
    public static string UnknownCode(string function, string written) =>
        $"""
        Where the code of the function {Quotation.Of(function)} lies cannot be known from this file{(written.Length > 0 ? $" ({Quotation.Plain(written)})" : "")}: it is not held against any package.
        A path in the file itself would be checked, as in CodeUri: src/Orders/.
        Nothing need be changed.
        """;

    /// <summary>A setting that only the deployment knows.</summary>
    public static string Unknown(string function, string setting, string source) =>
        $"""
        The {setting} of the function {Quotation.Of(function)} comes from {source}, and is not checked.
        What the file itself holds would be, as a parameter's default.
        Nothing need be changed.
        """;

    /// <summary>A handler of a package that a layer may bring.</summary>
    public static string OtherPackage(string function, string handler) =>
        $"""
        The Handler setting {Quotation.Of(handler)} of the function {Quotation.Of(function)} names a package that is not in the function's code; one of its layers may bring it.
        It is checked where that layer is one of this file, with its content.
        Nothing need be changed if the layer has it.
        """;

    /// <summary>A runtime with which the host is not started.</summary>
    public static string Runtime(string function, string runtime, string package) =>
        $"""
        The function {Quotation.Of(function)} has the runtime {Quotation.Of(runtime)}, and the package {Quotation.Of(package)} is run by this host, which Lambda starts for provided.al2023 alone.
        It should be provided.al2023, with the host's layer.
        Change the function's runtime.
        """;

    /// <summary>AWS's own runtime, beside a layer that it does not start.</summary>
    public static string IdleHost(string function, string runtime, string layer) =>
        $"""
        The function {Quotation.Of(function)} has the host's layer {Quotation.Of(layer)} and the runtime {Quotation.Of(runtime)}, which is AWS's own and does not start the host.
        It should be provided.al2023 with that layer, or {Quotation.Plain(runtime)} without it.
        Change the function's runtime, or its layers.
        """;

    /// <summary>An architecture that Lambda does not have.</summary>
    public static string NoArchitecture(string function, string architecture) =>
        $"""
        The function {Quotation.Of(function)} has the architecture {Quotation.Of(architecture)}, which Lambda does not have.
        It should be x86_64 or arm64.
        Change the function's architecture.
        """;

    /// <summary>Code for the other processor.</summary>
    public static string OtherCode(string function, string architecture, bool isDefault, string package, PackagePlatform compiled) =>
        $"""
        The function {Quotation.Of(function)} runs on {architecture}{DefaultOf(isDefault)}, and its package {Quotation.Of(package)} is compiled for {compiled.Name}: {Quotation.Plain(compiled.Witness)}.
        Both should be for one processor: x86_64 goes with linux-x64, arm64 with linux-arm64.
        Change the function's architecture, or publish with the other -r.
        """;

    /// <summary>A layer for the other processor.</summary>
    public static string OtherLayer(string function, string architecture, bool isDefault, string layer, string platform) =>
        $"""
        The function {Quotation.Of(function)} runs on {architecture}{DefaultOf(isDefault)}, and its layer {Quotation.Of(layer)} is for another processor.
        It should be the layer whose name ends in {platform}.
        Change the function's architecture, or the layer.
        """;

    /// <summary>No layer brings the host.</summary>
    public static string NoLayer(string function) =>
        $"""
        The function {Quotation.Of(function)} has no layer, and so nothing that Lambda could start: its package has no bootstrap.
        It should have the host's layer, {Layers}, as in Layers: [arn:aws:lambda:eu-central-1:123456789012:layer:pluginruntime-linux-x64:1].
        Add the layer to the function.
        """;

    /// <summary>The layer without ASP.NET Core.</summary>
    public static string NeedsAspNetCore(string function, string package, string layer, string platform) =>
        $"""
        The function {Quotation.Of(function)} has the layer {Quotation.Of(layer)}, and its package {Quotation.Of(package)} needs ASP.NET Core, which that one has not.
        It should be the layer of the other flavour, pluginruntime-aspnet-{platform}.
        Change the layer.
        """;

    /// <summary>Whether the layer has ASP.NET Core only the deployment knows.</summary>
    public static string UnknownFlavor(string function, string package, string source) =>
        $"""
        The package {Quotation.Of(package)} of the function {Quotation.Of(function)} needs ASP.NET Core; its layer comes from {source}, and is not checked.
        It should be pluginruntime-aspnet-linux-x64 or pluginruntime-aspnet-linux-arm64.
        Give that one at the deployment.
        """;

    /// <summary>No layer brings culture data.</summary>
    public static string NeedsCultures(string function, string package, string platform) =>
        $"""
        The package {Quotation.Of(package)} of the function {Quotation.Of(function)} has SqlClient, which opens no connection without culture data, and none of the function's layers brings it.
        It should have the layer pluginruntime-icu-{platform} beside the host's.
        Add that layer.
        """;

    private static string DefaultOf(bool isDefault) => isDefault ? " (Lambda's default, as the file names none)" : "";
}
