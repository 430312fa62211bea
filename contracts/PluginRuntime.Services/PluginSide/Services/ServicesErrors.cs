using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// What is said when a startup class, its services and the handler do not come together.
/// </summary>
internal static class ServicesErrors
{
    public static FunctionException StartupHasNoConstructor(Type startup) => new(
        "Runtime.InvalidPackage",
        $"""
        The startup class {startup} has no public constructor without parameters, and the host makes its instance with one.
        Add it in the plugin's source: public {SourceType.Declared(startup.Name)}()
        """);

    public static FunctionException NotAStartup(Type startup) => new(
        "Runtime.InvalidPackage",
        $"""
        {startup} does not implement the {nameof(IHandlerStartup)} of the host's PluginRuntime.Services.
        Build the plugin against the PluginRuntime.Services package, without another assembly of that name.
        """);

    public static FunctionException ContainerIsNewer(Version abstractions, Version container) => new(
        "Runtime.InvalidPackage",
        $"""
        The package brings Microsoft.Extensions.DependencyInjection.Abstractions {abstractions.ToString(2)} and no container, and the host's container {container.ToString(2)} needs {container.ToString(2)} or newer.
        Add a reference to the package Microsoft.Extensions.DependencyInjection to the plugin's project: then it brings the container that fits.
        """);

    public static FunctionException CannotMakeHandler(Type handler, Type startup, DependencyFault fault, Exception error) => new(
        "Runtime.InvalidHandler",
        ServiceWords.CannotMakeHandler(
            handler.ToString(), Describe(handler, fault), Remedy(handler, startup, fault, "Let each invocation have its own handler", SourceType.Of(handler.ToString()))),
        error);

    public static FunctionException CannotMakeMiddleware(Type middleware, Type startup, DependencyFault fault, Exception error) => new(
        "Runtime.InvalidPackage",
        $"""
        The middleware {middleware} cannot be made: {Describe(middleware, fault)}
        {Remedy(middleware, startup, fault, "Let each invocation have its own", $"{nameof(IInvocationMiddleware)}, {SourceType.Of(middleware.ToString())}")}
        """,
        error);

    private static string Describe(Type made, DependencyFault fault)
    {
        var consumer = fault.Consumer == made ? "it" : fault.Consumer.ToString();
        return fault.Kind switch
        {
            DependencyFaultKind.NoConstructor => $"{consumer} has no public constructor.",
            DependencyFaultKind.Missing => ServiceWords.Missing(consumer, fault.Dependency!.ToString()),
            _ => $"{consumer} needs {fault.Dependency}, which is scoped to one invocation, and lives longer than that.",
        };
    }

    private static string Remedy(Type made, Type startup, DependencyFault fault, string scoped, string registration) => fault.Kind switch
    {
        DependencyFaultKind.NoConstructor => $"Make a constructor of {fault.Consumer} public in the plugin's source.",
        DependencyFaultKind.Missing => ServiceWords.AddTo(startup.ToString(), Registration(fault.Dependency!)),
        _ when fault.Consumer == made =>
            $"{scoped}, in {startup}.{nameof(IHandlerStartup.ConfigureServices)}: services.AddScoped<{registration}>();",
        _ => $"Register {fault.Consumer} as scoped too, or {fault.Dependency} as a singleton, in {startup}.{nameof(IHandlerStartup.ConfigureServices)}.",
    };

    private static string Registration(Type missing) => ServiceWords.Registration(missing.ToString(), missing is { IsClass: true, IsAbstract: false });
}
