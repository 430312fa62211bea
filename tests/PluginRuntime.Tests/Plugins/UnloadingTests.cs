extern alias host;

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using host::PluginRuntime.Binding;
using host::PluginRuntime.Handlers;
using host::PluginRuntime.Log;
using host::PluginRuntime.Packages.Lookup;
using host::PluginRuntime.Packages.Metadata;
using host::PluginRuntime.Plugins;
using host::PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Plugins;

/// <summary>
/// Promise: nothing of the host's holds a package that was loaded to be unloaded.
/// </summary>
public sealed class UnloadingTests
{
    // Where the handlers of the packages that are swapped look for their version: beside the tests, whose folder is the base directory here.
    static UnloadingTests() => File.WriteAllText(Path.Join(AppContext.BaseDirectory, "version.txt"), "1");

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

    [Theory]
    [InlineData("async code")]
    [InlineData("an exception")]
    [InlineData("an expression tree")]
    [InlineData("a compiled regular expression")]
    [InlineData("a thread-local value")]
    [InlineData("an HTTP client")]
    [InlineData("an activity source")]
    public void What_leaves_nothing_behind_unloads(string what)
    {
        var unloaded = Run("Pins", "", what, expected: "done");

        Assert.True(IsCollected(unloaded), $"The package's load context is still alive after {what}.");
    }

    [Theory]
    [InlineData("Swaps", ":plain")]
    [InlineData("Swaps", ":generated")]
    [InlineData("Swaps", ":async")]
    [InlineData("SwapsReflected", "")]
    [InlineData("SwapsServices", "")]
    [InlineData("SwapsAws", "::SwapsAws.SwappedFunction::Handle")]
    [InlineData("SwapsNewtonsoft", "")]
    public void Every_form_of_handler_unloads(string package, string handler)
    {
        var unloaded = Run(package, handler, "{}", expected: "\"1\"");

        Assert.True(IsCollected(unloaded), "The package's load context is still alive after it was unloaded.");
    }

    [Theory]
    [InlineData("a timer", "System.Threading.Timer in Pins.dll")]
    [InlineData("an event of the process", "System.AppDomain.ProcessExit in Pins.dll")]
    [InlineData("a thread", "System.Threading.Thread in Pins.dll")]
    [InlineData("a handle", "System.Runtime.InteropServices.GCHandle in Pins.dll")]
    [InlineData("dynamic", "dynamic, whose call sites are kept")]
    [InlineData("a proxy", "System.Reflection.DispatchProxy in Pins.dll")]
    [InlineData("a type descriptor", "System.ComponentModel.TypeDescriptor in Pins.dll")]
    [InlineData("a listener to activities", "System.Diagnostics.ActivityListener in Pins.dll")]
    [InlineData("a console logger", "the console logger")]
    public void What_holds_a_package_is_named_by_its_references(string what, string named)
    {
        var held = Run("Pins", "", what, expected: "done");

        Assert.False(IsCollected(held), $"{what} does not hold the package's load context any more: the list of likely pins can do without it.");
        Assert.Contains(LikelyPins.Of(Location("Pins")), pin => pin.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void A_database_in_native_code_holds_a_package_and_is_named()
    {
        var held = Run("NativeAsset", ":sum", "[40,2]", expected: "42");

        Assert.False(IsCollected(held));
        Assert.Contains(LikelyPins.Of(Location("NativeAsset")), pin => pin.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal));
    }

    [Fact]
    public void A_registration_for_a_token_of_the_hosts_holds_a_package_until_it_is_gone()
    {
        using var host = new CancellationTokenSource();
        var held = Run("Pins", "", "a registration for the host's token", expected: "done", host);

        Assert.False(IsCollected(held));
        host.Dispose();
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
    private static WeakReference Run(string package, string handler, string payload, string expected, CancellationTokenSource? host = null)
    {
        var plugin = Load(package);
        var log = new LogWriter(static _ => { }, TimeProvider.System);
        var bound = HandlerBinder.Bind(plugin, HandlerString.Parse(package + handler), prewarm: true, log);
        var response = new Gathered();
        bound.Invoke(Encoding.UTF8.GetBytes(payload), new OneInvocation { Services = bound.OpenScope() }, response, host?.Token ?? CancellationToken.None);

        Assert.Contains(expected, response.Text, StringComparison.Ordinal);
        Disposal.Of(bound, static (message, error) => Assert.Fail($"{message} {error}"));
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
        return LoadedPlugin.Load(Location(package), new PluginSideFolder(Repository.Built("PluginRuntime.Host")), isUnloadable: true);
    }

    private static PackageLocation Location(string package)
    {
        var folder = Repository.Built(package);
        return new PackageCatalog([new PackageRoot(folder, holdsFlatPackages: true)]).Find(HandlerString.Parse(package));
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
