extern alias host;

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using host::PluginRuntime.Binding;
using host::PluginRuntime.Diagnostics;
using host::PluginRuntime.Handlers;
using host::PluginRuntime.Packages;
using host::PluginRuntime.Plugins;

namespace PluginRuntime.Tests.Plugins;

/// <summary>
/// Promise: nothing of the host's holds a package that was loaded to be unloaded.
/// </summary>
public sealed class UnloadingTests
{
    private static readonly string Artifacts = Path.Join(AppContext.BaseDirectory, "..", "..");
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    [Theory]
    [InlineData("AwsFirst")]
    [InlineData("AwsMiddle")]
    [InlineData("AwsNewest")]
    [InlineData("AwsUnknown")]
    public void A_handler_written_for_the_runtime_of_AWS_answers_and_unloads(string package)
    {
        var unloaded = Run(package, "::AwsForms.Contexts::All", """{"name":"Ada"}""", expected: "\"id-1\"");

        Assert.True(IsCollected(unloaded), "The package's load context is still alive after it was unloaded.");
    }

    [Fact]
    public void A_context_that_is_still_held_is_seen_as_alive()
    {
        var held = RunAndHold("AwsNewest", out var plugin);

        Assert.False(IsCollected(held));
        GC.KeepAlive(plugin);
    }

    // In a method of its own: the caller's frame must not hold what it loads.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Run(string package, string handler, string payload, string expected)
    {
        var plugin = Load(package);
        var log = new LogWriter(static _ => { }, TimeProvider.System);
        var bound = HandlerBinder.Bind(plugin, HandlerString.Parse(package + handler), prewarm: true, log);
        var response = new Gathered();
        bound.Invoke(Encoding.UTF8.GetBytes(payload), new OneInvocation(), response, CancellationToken.None);

        Assert.Contains(expected, response.Text, StringComparison.Ordinal);
        return plugin.Unload();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndHold(string package, out object plugin)
    {
        var loaded = Load(package);
        plugin = loaded;
        return loaded.Unload();
    }

    private static LoadedPlugin Load(string package)
    {
        var folder = Path.GetFullPath(Path.Join(Artifacts, package, Configuration));
        var location = new PackageCatalog([new PackageRoot(folder, holdsFlatPackages: true)]).Find(HandlerString.Parse(package));
        return LoadedPlugin.Load(location, new PluginSideFolder(Path.Join(Artifacts, "PluginRuntime.Host", Configuration)), isUnloadable: true);
    }

    // A context goes in several collections: finalizers stand between its parts.
    private static bool IsCollected(WeakReference context)
    {
        CacheSweep.Run();
        for (var round = 0; round < 20 && context.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return !context.IsAlive;
    }

    private sealed class Gathered : ResponseWriter
    {
        private readonly ArrayBufferWriter<byte> _body = new();

        public string Text => Encoding.UTF8.GetString(_body.WrittenSpan);

        public override ResponseStream OpenStream(string contentType, ReadOnlyMemory<byte> httpPrelude = default) => throw new NotSupportedException();

        public override IBufferWriter<byte> Body => _body;
    }
}
