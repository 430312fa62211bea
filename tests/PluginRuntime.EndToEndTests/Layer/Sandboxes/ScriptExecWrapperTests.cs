using PluginRuntime.EndToEndTests.Layer.Boots;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: so it does behind the bootstrap that is a script.</summary>
[DiffersByUser]
public sealed class ScriptExecWrapperTests() : ExecWrapperTests(new ScriptBootstrap());
