namespace PluginRuntime.Binding;

/// <summary>The services of a plugin that registered none.</summary>
internal sealed class NoServices : IServiceProvider
{
    private NoServices()
    {
    }

    public static NoServices Instance { get; } = new();

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => null;
}
