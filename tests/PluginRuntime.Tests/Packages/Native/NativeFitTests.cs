using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Packages.Native;

public sealed class NativeFitTests : IDisposable
{
    private static readonly NativeMachine Lambda = NativeMachine.OfLambda("linux-x64");

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_native_handler_that_was_linked_here_fits_here()
    {
        Assert.Null(NativeFit.Fault(Handler(), NativeMachine.Current()));
        Assert.NotNull(NativeMachine.Current().Glibc);
    }

    [Fact]
    public void Another_processors_library_is_told_with_both()
    {
        var fault = Refused(Handler(), Lambda with { Platform = "linux-arm64" });

        Assert.Equal("Runtime.IncompatiblePackage", fault.ErrorType);
        Assert.Contains("is for linux-x64; Lambda's Amazon Linux 2023 is linux-arm64", fault.Message, StringComparison.Ordinal);
        Assert.Contains("-r linux-arm64", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.33", true)]
    [InlineData("2.34", false)]
    public void A_newer_glibc_than_the_systems_is_told_with_both_versions(string present, bool isTold)
    {
        var fault = NativeFit.Fault("orders.so", Library(("libc.so.6", "GLIBC_2.4"), ("libc.so.6", "GLIBC_2.34")), Lambda with { Glibc = Version.Parse(present) });

        Assert.Equal(isTold, fault is not null);
        Assert.True(fault is null || fault.Message.Contains("needs GLIBC_2.34; Lambda's Amazon Linux 2023 has 2.33", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_systems_glibc_is_not_known_none_is_too_new() =>
        Assert.Null(NativeFit.Fault("orders.so", Library(("libc.so.6", "GLIBC_2.99")), Lambda with { Glibc = null }));

    [Fact]
    public void What_is_not_exported_is_named_and_what_is_exported_is_not()
    {
        SkipUnlessCompiled();
        var source = "#include \"pluginruntime.h\"\nconst char *pluginruntime_describe(void) { return 0; }";

        var fault = Refused(NativeHandlerFile.Build(_disk["orders.so"], source));

        Assert.Equal("Runtime.InvalidPackage", fault.ErrorType);
        Assert.Contains("does not export pluginruntime_create, pluginruntime_invoke.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("extern \"C\"", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_is_told_to_be_one()
    {
        SkipUnlessCompiled();

        Assert.Contains("is a program", Refused(NativeHandlerFile.Build(_disk["orders.so"], "int main(void) { return 0; }", "-pie")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("INPUT(-lm)\n", "is a text file")]
    [InlineData("MZ\u0001", "PE")]
    [InlineData("\u0001\u0002\u0003", "is no shared library")]
    [InlineData("\u007fELF\u0001\u0001\u0001", "is not of 64 bits, or cut short")]
    public void What_is_no_library_is_told_by_its_first_bytes(string content, string told) =>
        Assert.Contains(told, Refused(_disk.File("orders.so", System.Text.Encoding.Latin1.GetBytes(content))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_library_that_is_cut_short_is_told_so_before_anything_opens_it()
    {
        var whole = File.ReadAllBytes(Handler());

        Assert.Contains("is cut short", Refused(_disk.File("cut.so", whole[..4_096])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_in_a_librarys_place_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes with names are made by Linux's mkfifo.");
        NamedPipe.Make(_disk["orders.so"]);

        Assert.Contains("a pipe, a socket or a device", Refused(_disk["orders.so"]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libc.musl-x86_64.so.1")]
    [InlineData("libc.so")]
    public void A_library_for_another_C_library_is_told_with_its_name(string libc)
    {
        var fault = NativeFit.Fault("orders.so", Library([libc]), Lambda)!;

        Assert.Equal("Runtime.IncompatiblePackage", fault.ErrorType);
        Assert.Contains($"it needs {libc}.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_the_loader_did_not_find_is_named_from_its_words()
    {
        var missing = NativeFit.Refused("/var/task/orders.so", "libacme.so.1: cannot open shared object file: No such file or directory");

        Assert.Contains("needs the library 'libacme.so.1', which was not found", missing.Message, StringComparison.Ordinal);
        Assert.Contains("$ORIGIN", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/var/task/orders.so: cannot open shared object file: Permission denied")]
    [InlineData("/var/task/orders.so: undefined symbol: acme_open")]
    public void Any_other_refusal_of_the_loader_is_told_in_its_words(string words) =>
        Assert.Contains("cannot be loaded: " + words, NativeFit.Refused("/var/task/orders.so", words).Message, StringComparison.Ordinal);

    private static void SkipUnlessCompiled() => Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);

    private static ElfLibrary Library(params (string Library, string Version)[] versions) => Library([], versions);

    private static ElfLibrary Library(string[] needed, params (string Library, string Version)[] versions) => new()
    {
        Platform = "linux-x64",
        IsShared = true,
        Fault = null,
        Loader = null,
        Libraries = needed,
        Versions = versions,
        MissingExports = [],
    };

    private static PackageException Refused(string path, NativeMachine? machine = null) =>
        NativeFit.Fault(path, machine ?? Lambda) ?? throw new InvalidOperationException($"{path} fits.");

    private string Handler()
    {
        SkipUnlessCompiled();
        return NativeHandlerFile.Build(_disk["orders.so"], NativeHandlerFile.Echo("{}"));
    }
}
