using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>The bootstrap that is a script, which starts a program: a script that tells stands in for it.</summary>
internal sealed class ScriptBootstrap : BootstrapRun
{
    public ScriptBootstrap()
        : base(BuiltLayer.WithScript) => Write(Host, Telling, Executable);
}
