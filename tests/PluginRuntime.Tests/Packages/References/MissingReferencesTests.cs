using PluginRuntime.Packages.Metadata;
using PluginRuntime.Packages.References;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Packages.References;

public sealed class MissingReferencesTests : IDisposable
{
    private readonly CompiledPackage _package = CompiledPackage.Of(
        "public class A { public Library.B Use() => new(); }", "namespace Library; public class B { public HandlerAttribute C; }");

    public void Dispose() => _package.Dispose();

    [Fact]
    public void A_whole_package_misses_nothing()
    {
        var missing = MissingReferences.Of(_package.Location, pluginSideDirectory: null);

        Assert.Empty(missing);
        Assert.Null(MissingReferences.Explain(_package.Location, missing));
    }

    [Fact]
    public void A_DLL_that_is_not_there_is_named_with_its_version_and_who_needs_it()
    {
        File.Delete(_package.Library);

        var missing = MissingReferences.Of(_package.Location, pluginSideDirectory: null);

        Assert.Equal([new MissingReference("Library", new Version(0, 0, 0, 0), "orders.dll", null)], missing);
        var error = MissingReferences.Explain(_package.Location, missing);
        Assert.Equal("Runtime.InvalidPackage", error!.ErrorType);
        Assert.Contains("Library 0.0.0.0 (needed by orders.dll)", error.Message);
        Assert.Contains("dotnet publish", error.Message);
        Assert.Contains("EnableDynamicLoading", error.Message);
    }

    [Fact]
    public void References_are_followed_through_the_DLLs_of_the_package()
    {
        var framework = FrameworkAssemblies.In(Path.GetDirectoryName(typeof(object).Assembly.Location)!);

        var missing = MissingReferences.Of(_package.Location, pluginSideDirectory: null, framework);

        Assert.Equal(("PluginRuntime.Contracts", "Library.dll"), (missing.Single().Name, missing.Single().NeededBy));
    }

    [Fact]
    public void What_lies_in_the_folder_for_the_plugins_side_is_not_missing()
    {
        using var side = new TemporaryFolder();
        File.Move(_package.Library, side["Library.dll"]);

        Assert.Empty(MissingReferences.Of(_package.Location, side.Root));
    }

    [Fact]
    public void What_the_deps_file_has_in_a_folder_below_is_not_missing()
    {
        Directory.CreateDirectory(Path.Join(_package.Location.Directory, "lib", "net10.0"));
        File.Move(_package.Library, Path.Join(_package.Location.Directory, "lib", "net10.0", "Library.dll"));
        Assert.Single(MissingReferences.Of(_package.Location, pluginSideDirectory: null));
        File.WriteAllText(
            Path.Join(_package.Location.Directory, "orders.deps.json"),
            """{"runtimeTarget":"net10.0","targets":{"net10.0":{"Library/1.0.0":{"runtime":{"lib/net10.0/Library.dll":{}}}}},"libraries":{}}""");

        Assert.Empty(MissingReferences.Of(_package.Location, pluginSideDirectory: null));
    }

    [Fact]
    public void A_framework_that_is_older_than_the_one_referred_to_counts_as_missing()
    {
        using var side = new TemporaryFolder();
        using var older = CompiledPackage.Of("""[assembly: System.Reflection.AssemblyVersion("0.9.0.0")] public class A;""");
        side.File("PluginRuntime.Contracts.dll", File.ReadAllBytes(older.Main));
        using var package = CompiledPackage.Of("""[Handler("x")] public class A;""");
        var framework = FrameworkAssemblies.In(Path.GetDirectoryName(typeof(object).Assembly.Location)!, side.Root);

        var missing = MissingReferences.Of(package.Location, pluginSideDirectory: null, framework);

        Assert.Equal(new Version(0, 9, 0, 0), missing.Single().Found);
        Assert.Contains("; the host has 0.9.0.0)", MissingReferences.Explain(package.Location, missing)!.Message);
    }

    [Theory]
    [InlineData(null, new[] { "Microsoft.AspNetCore.Http" }, true, false)]
    [InlineData(null, new[] { "Microsoft.AspNetCore" }, true, false)]
    [InlineData(null, new[] { "Microsoft.AspNetCore.Http", "Library" }, true, true)]
    [InlineData(null, new[] { "Library" }, false, true)]
    [InlineData("Microsoft.NETCore.App", new[] { "Microsoft.Extensions.Hosting" }, false, true)]
    [InlineData("Microsoft.AspNetCore.App", new[] { "Microsoft.Extensions.Hosting" }, true, false)]
    public void What_belongs_to_ASP_NET_Core_is_not_sought_in_the_output_of_publish(
        string? framework, string[] names, bool tellsFramework, bool tellsPublish)
    {
        if (framework is not null)
        {
            File.WriteAllText(
                Path.ChangeExtension(_package.Main, ".runtimeconfig.json"), $$"""{"runtimeOptions":{"framework":{"name":"{{framework}}" } } }""");
        }

        MissingReference[] missing = [.. names.Select(name => new MissingReference(name, new Version(8, 0, 0, 0), "orders.dll", null))];
        var message = MissingReferences.Explain(_package.Location, missing)!.Message;

        Assert.Equal(tellsFramework, message.Contains("needs the framework Microsoft.AspNetCore.App", StringComparison.Ordinal));
        Assert.Equal(tellsPublish, message.Contains("Deploy the whole output folder", StringComparison.Ordinal));
        Assert.All(names, name => Assert.Contains(name + " 8.0.0.0", message));
    }
}
