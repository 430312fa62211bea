namespace PluginRuntime;

/// <summary>
/// Names the source-generated JSON context with which the events and responses of this plugin are read and written.
/// </summary>
/// <remarks>Its options are used as they are. Without this attribute the host uses reflection with the Web defaults.</remarks>
/// <param name="contextType">
/// A <c>System.Text.Json.Serialization.JsonSerializerContext</c> that knows every event and response type of the plugin's handlers.
/// </param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PluginJsonContextAttribute(Type contextType) : Attribute
{
    /// <summary>The context's type.</summary>
    public Type ContextType { get; } = contextType;
}
