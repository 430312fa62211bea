using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// A type or a method that is marked <c>[Handler("name")]</c>.
/// </summary>
/// <param name="Name">The name that the mark gives.</param>
/// <param name="Handler">The code that is marked.</param>
internal sealed record MarkedHandler(string Name, HandlerShape Handler);
