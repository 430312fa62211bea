namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>Promise: the bootstrap that is a script does so.</summary>
[DiffersByUser]
public sealed class ScriptBootstrapTests() : BootstrapTests(new ScriptBootstrap());
