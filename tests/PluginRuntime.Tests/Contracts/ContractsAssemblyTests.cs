namespace PluginRuntime.Tests.Contracts;

public sealed class ContractsAssemblyTests
{
    [Fact]
    public void It_refers_to_the_frameworks_core_facades_and_to_nothing_else() =>
        Assert.Equal(
            ["System.Collections", "System.ComponentModel", "System.Memory", "System.Runtime"],
            typeof(IRawHandler).Assembly.GetReferencedAssemblies().Select(reference => reference.Name).Order());

    [Fact]
    public void Its_assembly_version_tells_the_minor_version_and_no_more()
    {
        var version = typeof(IRawHandler).Assembly.GetName().Version!;

        Assert.Equal(0, version.Build);
        Assert.Equal(0, version.Revision);
        Assert.True(version >= new Version(1, 0));
    }
}
