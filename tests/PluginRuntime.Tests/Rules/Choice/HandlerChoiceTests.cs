using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Rules.Choice;

public sealed class HandlerChoiceTests : IDisposable
{
    private const string Answer = "public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken token) => default;";

    private readonly CompiledPackage _one = CompiledPackage.Of($$"""
        namespace Orders;
        class Create : IHandler<string> { {{Answer}} }
        abstract class Base : IHandler<string> { {{Answer}} }
        class Open<T> : IHandler<string> { {{Answer}} }
        interface IOwn : IHandler<string>;
        public class Checkout { public void PlaceOrder(string order) { } public void Cancel() { } public int Count { get; set; } }
        public static class Outer { public class Inner { public void Run() { } } }
        """);

    private readonly CompiledPackage _marked = CompiledPackage.Of($$"""
        namespace Orders
        {
            [Handler("create")] class CreateHandler : IHandler<string> { {{Answer}} }
            class Delete : IHandler<string> { {{Answer}} }
            public class Checkout { [Handler("place-order")] public void PlaceOrder(string order) { } [Handler("Delete_2")] public void Cancel() { } }
            public class Derived : Checkout;
        }
        namespace Old
        {
            public class Checkout { public void Run() { } }
        }
        """);

    public void Dispose()
    {
        _one.Dispose();
        _marked.Dispose();
    }

    [Fact]
    public void What_a_class_has_from_NET_is_no_handler_of_its_own()
    {
        using var package = CompiledPackage.Of("""
            namespace Orders;
            public class Store : System.Data.DataSet { public string Count(string text) => text; }
            public static class H { public static string Run(string text) => text; }
            """);

        var offered = HandlerCandidates.PlainMethods(package.Read(), hasServices: true).Select(handler => handler.Method!.Name);

        Assert.Equal(["Count", "Run"], offered);
    }

    [Theory]
    [InlineData("orders", "Orders.Create")]
    [InlineData("orders:Create", "Orders.Create")]
    [InlineData("orders:Orders.Create", "Orders.Create")]
    [InlineData("orders::Orders.Create", "Orders.Create")]
    [InlineData("orders::Create", "Orders.Create")]
    [InlineData("orders:Orders.Base", "Orders.Base")]
    [InlineData("orders:Orders.Checkout.PlaceOrder", "Orders.Checkout.PlaceOrder(System.String)")]
    [InlineData("orders:Checkout.PlaceOrder", "Orders.Checkout.PlaceOrder(System.String)")]
    [InlineData("orders:Checkout.PlaceOrder(string)", "Orders.Checkout.PlaceOrder(System.String)")]
    [InlineData("orders:Checkout.Cancel()", "Orders.Checkout.Cancel()")]
    [InlineData("orders::Orders.Checkout::PlaceOrder", "Orders.Checkout.PlaceOrder(System.String)")]
    [InlineData("orders::Checkout::Void PlaceOrder(System.String)", "Orders.Checkout.PlaceOrder(System.String)")]
    [InlineData("orders:Orders.Outer+Inner.Run", "Orders.Outer+Inner.Run()")]
    [InlineData("orders:Inner.Run", "Orders.Outer+Inner.Run()")]
    public void A_handler_is_found_by_each_of_its_names(string handler, string chosen) =>
        Assert.Equal(chosen, _one.Chosen(handler));

    [Theory]
    [InlineData("orders:create", "Orders.CreateHandler")]
    [InlineData("orders:CreateHandler", "Orders.CreateHandler")]
    [InlineData("orders:Delete", "Orders.Delete")]
    [InlineData("orders:Delete_2", "Orders.Checkout.Cancel()")]
    [InlineData("orders:place-order", "Orders.Checkout.PlaceOrder(System.String)")]
    [InlineData("orders:Orders.Checkout.PlaceOrder", "Orders.Checkout.PlaceOrder(System.String)")]
    public void A_mark_gives_a_name_beside_the_others(string handler, string chosen) =>
        Assert.Equal(chosen, _marked.Chosen(handler));

    [Fact]
    public void Several_handlers_and_no_entry_are_listed_ready_to_paste()
    {
        var error = _marked.Refused("orders");

        Assert.Equal(PackageErrorType.NoSuchHandler, error.ErrorType);
        Assert.Contains("has 4 handlers", error.Message);
        Assert.Contains("orders:create, orders:Orders.Delete, orders:place-order, orders:Delete_2.", error.Message);
        Assert.Contains("_HANDLER", error.Message);
    }

    [Fact]
    public void A_marked_method_alone_needs_no_entry()
    {
        using var package = CompiledPackage.Of("""public class Checkout { [Handler("x")] public void A() { } public void B() { } }""");

        Assert.Equal("Checkout.A()", package.Chosen("orders"));
    }

    [Fact]
    public void Plain_methods_alone_do_not_count_and_are_offered()
    {
        using var package = CompiledPackage.Of("public class Checkout { public void PlaceOrder() { } private void Hidden() { } }");

        var error = package.Refused("orders");

        Assert.Equal(PackageErrorType.InvalidHandler, error.ErrorType);
        Assert.Contains("has no handler: no type in orders.dll is one", error.Message);
        Assert.Contains("orders:Checkout.PlaceOrder.", error.Message);
        Assert.DoesNotContain("Hidden", error.Message);
    }

    [Theory]
    [InlineData("orders:Orders.Checkout")]
    [InlineData("orders:Checkout")]
    [InlineData("orders::Orders.Checkout")]
    public void A_type_without_a_handler_interface_and_without_a_method_is_told_its_methods(string handler)
    {
        var error = _one.Refused(handler);

        Assert.Equal(PackageErrorType.InvalidHandler, error.ErrorType);
        Assert.Contains("Orders.Checkout of package orders is not a handler", error.Message);
        Assert.Contains("IHandler<TEvent, TResponse>", error.Message);
        Assert.Contains("orders:Orders.Checkout.PlaceOrder, orders:Orders.Checkout.Cancel.", error.Message);
        Assert.Contains("_HANDLER", error.Message);
    }

    [Theory]
    [InlineData("orders:creat", "orders.Create")]
    [InlineData("orders:Orders.Creat", "Orders.Create")]
    [InlineData("orders::Orders.Creat", "Orders.Create")]
    [InlineData("orders:Orders.Chekout.PlaceOrder", "Orders.Checkout.PlaceOrder")]
    public void What_is_not_there_is_answered_with_what_is_near(string handler, string near)
    {
        var error = _one.Refused(handler);

        Assert.Equal(PackageErrorType.NoSuchHandler, error.ErrorType);
        Assert.Contains("Near to it: ", error.Message);
        Assert.Contains(near, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("It has: orders:Orders.Create.", error.Message);
        Assert.Contains(_one.Location.Directory, error.Message);
        Assert.Contains("_HANDLER", error.Message);
    }

    [Fact]
    public void A_name_of_two_types_must_be_written_in_full()
    {
        var error = _marked.Refused("orders:Checkout.Run");

        Assert.Equal(PackageErrorType.NoSuchHandler, error.ErrorType);
        Assert.Contains("two types of package orders go by that name: Old.Checkout and Orders.Checkout.", error.Message);
        Assert.Equal("Old.Checkout.Run()", _marked.Chosen("orders:Old.Checkout.Run"));
    }

    [Fact]
    public void A_mark_that_is_the_name_of_another_handlers_type_is_ambiguous()
    {
        using var package = CompiledPackage.Of($$"""
            namespace Orders;
            class Create : IHandler<string> { {{Answer}} }
            public class Checkout { [Handler("Create")] public void PlaceOrder(string order) { } }
            """);

        var error = package.Refused("orders:Create");

        Assert.Contains("Orders.Checkout.PlaceOrder(System.String) and Orders.Create", error.Message);
        Assert.Equal("Orders.Create", package.Chosen("orders:Orders.Create"));
    }

    [Fact]
    public void A_mark_stands_once_in_a_package()
    {
        using var package = CompiledPackage.Of($$"""
            [Handler("x")] class One : IHandler<string> { {{Answer}} }
            public class Two { [Handler("x")] public void Run() { } }
            """);

        var error = package.Refused("orders:One");

        Assert.Equal(PackageErrorType.InvalidHandler, error.ErrorType);
        Assert.Contains("One and Two.Run()", error.Message);
    }

    [Theory]
    [InlineData("place order", false)]
    [InlineData("", false)]
    [InlineData("a.b", false)]
    [InlineData("größe", false)]
    [InlineData("Az-09_", true)]
    public void A_mark_has_letters_digits_hyphens_and_underscores(string name, bool isSound)
    {
        using var package = CompiledPackage.Of($$"""public class One { [Handler("{{name}}")] public void Run() { } }""");

        if (isSound)
        {
            Assert.Equal("One.Run()", package.Chosen("orders:" + name));
            return;
        }

        var error = package.Refused("orders");
        Assert.Equal(PackageErrorType.InvalidHandler, error.ErrorType);
        Assert.Contains($"'{name}'", error.Message);
    }

    [Fact]
    public void A_version_that_was_pinned_stays_pinned_in_what_is_offered() =>
        Assert.Contains("orders@1.4.2:create, ", _marked.Refused("orders@1.4.2").Message);

    [Fact]
    public void An_assembly_whose_name_is_no_package_name_is_offered_in_AWSs_form()
    {
        using var package = CompiledPackage.Of("public class Checkout { public void Run() { } }", name: "My Orders");

        Assert.Contains("My Orders::Checkout::Run.", package.Refused("My Orders::Checkout").Message);
    }
}
