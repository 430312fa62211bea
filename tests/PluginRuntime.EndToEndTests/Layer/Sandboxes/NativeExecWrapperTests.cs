using PluginRuntime.EndToEndTests.Layer.Boots;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: so it does behind the bootstrap that is a program.</summary>
[DiffersByUser]
public sealed class NativeExecWrapperTests() : ExecWrapperTests(new NativeBootstrap());
