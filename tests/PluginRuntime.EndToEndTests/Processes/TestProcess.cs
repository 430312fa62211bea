using System.Runtime.CompilerServices;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>The process that runs these tests, before it does anything else.</summary>
internal static class TestProcess
{
    [ModuleInitializer]
    internal static void Begin() => InheritedSignals.KeepFromChildren();
}
