using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Handlers.Tables;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.Entries;

/// <summary>Promise: a name means by the table what it means by reflection, or is not in the table.</summary>
public sealed class TableNamesTests
{
    private const string Body = "{ public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken) => default; }";

    [Theory]
    [InlineData("class H : IRawHandler BODY", "orders=H orders:H=H orders::H=H orders:h= orders:H.HandleAsync= orders::H::HandleAsync=")]
    [InlineData("namespace A { class H : IRawHandler BODY } namespace B { class H { } }", "orders=A.H orders:H=A.H orders:A.H=A.H orders::A.H=A.H orders::H= orders:B.H=")]
    [InlineData("namespace A { class H : IRawHandler BODY } namespace B { class H : IRawHandler BODY }", "orders= orders:H= orders:A.H=A.H orders:B.H=B.H orders::B.H=B.H")]
    [InlineData("[Handler(\"a\")] class H : IRawHandler BODY class I : IRawHandler BODY", "orders= orders:a=H orders:H=H orders:I=I orders::a=")]
    [InlineData("[Handler(\"I\")] class H : IRawHandler BODY namespace N { class I : IRawHandler BODY }", "orders:I= orders:H=H orders:N.I=N.I orders::I=N.I")]
    [InlineData("[Handler(\"I\")] class H : IRawHandler BODY class I : IRawHandler BODY", "orders:I=I orders:H=H")]
    [InlineData("public class T { [Handler(\"t\")] public static int M() => 1; public static int N() => 1; }", "orders=T.M orders:t=T.M orders:T.M= orders:T.N= orders:T= orders::T= orders::T::M=")]
    [InlineData("public class T { [Handler(\"T\")] public static int M() => 1; }", "orders=T.M orders:T= orders::T=")]
    [InlineData("public class T { [Handler(\"a\")] public static int M() => 1; [Handler(\"a\")] public static int N() => 1; } class H : IRawHandler BODY", "orders= orders:a= orders:H=")]
    [InlineData("[Handler(\"a b\")] class H : IRawHandler BODY class I : IRawHandler BODY", "orders:I= orders:H= orders::I=")]
    [InlineData("public class T { [Handler(\"t\")] public static async void M() { } } class H : IRawHandler BODY", "orders= orders:t= orders:H=H")]
    [InlineData("public class T { [Handler(\"t\")] static int M() => 1; [Handler(\"u\")] public static int N() => 1; }", "orders:t= orders:u=T.N")]
    [InlineData("abstract class B : IRawHandler BODY class H : B { } class G<T> : B { }", "orders=H orders:H=H orders:B= orders::B=")]
    [InlineData("interface IH : IRawHandler { } class H : IH BODY", "orders=H orders:IH= orders::IH=")]
    [InlineData("class H : IRawHandler { H() { } BODIES } class I : IRawHandler BODY", "orders= orders:H= orders:I=I")]
    [InlineData("partial class H BODY partial class H : IRawHandler { } partial class H { }", "orders=H orders:H=H")]
    [InlineData("public class B { [Handler(\"b\")] public int M() => 1; } public class D : B { }", "orders=B.M orders:b=B.M orders:D=")]
    [InlineData("delegate void H(); namespace N { class H : IRawHandler BODY }", "orders:H= orders:N.H=N.H orders::H=")]
    public void What_a_name_means_in_the_table_is_what_it_means_by_reflection(string source, string names)
    {
        var text = source.Replace("BODIES", Body.Trim('{', '}', ' ') , StringComparison.Ordinal).Replace("BODY", Body, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        TabledProject.Of(text).Write(folder);
        using var package = CompiledPackage.Of(text);

        foreach (var pair in names.Split(' '))
        {
            var (handler, expected) = (pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var found = TablePackages.Find(folder, handler);

            Assert.True((found ?? "") == expected, $"{handler}: {found}, and not {expected}");
            if (found is not null)
            {
                var chosen = package.Choose(handler);
                package.Check(handler);
                Assert.Equal(found, chosen.Type.FullName + (chosen.Method is null ? "" : "." + chosen.Method.Name));
            }
        }
    }

    [Fact]
    public void What_the_table_lacks_is_told_by_reflection_in_its_words()
    {
        using var folder = new TemporaryFolder();
        TabledProject.Of("public class T { [Handler(\"place\")] public static int M() => 1; }").Write(folder);

        var error = Assert.ThrowsAny<Exception>(() => TablePackages.Bind(folder, "orders:plase"));

        Assert.Contains("Near to it: place", error.Message, StringComparison.Ordinal);
        Assert.Equal(nameof(PackageException), error.GetType().Name);
    }
}
