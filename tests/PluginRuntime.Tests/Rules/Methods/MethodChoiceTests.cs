using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Rules.Methods;

public sealed class MethodChoiceTests : IDisposable
{
    private readonly CompiledPackage _package = CompiledPackage.Of("""
        namespace Orders { public class Order; }
        namespace Old { public class Order; }
        namespace Orders
        {
            public class Checkout
            {
                public void Place(Order order) { }
                public void Place(int number) { }
                public void Place(List<Dictionary<string, Order>> orders, CancellationToken token) { }
                public virtual void Cancel(Order order) { }
                public void Refund(Order order) { }
                public void Same(Order order) { }
                public void Same(Old.Order order) { }
                public void Mixed(Order order) { }
                private void Mixed(int number) { }
                private void Secret() { }
            }
            public class Express : Checkout
            {
                public override void Cancel(Order order) { }
                public new void Refund(Order order) { }
            }
        }
        """);

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("Place(Orders.Order)", "Place(Orders.Order)")]
    [InlineData("Place(Order)", "Place(Orders.Order)")]
    [InlineData("Place(int)", "Place(System.Int32)")]
    [InlineData("Place(Int32)", "Place(System.Int32)")]
    [InlineData("Place(System.Int32)", "Place(System.Int32)")]
    [InlineData("Place(List<Dictionary<string, Order>>,CancellationToken)", "Place(System.Collections.Generic.List`1[System.Collections.Generic.Dictionary`2[System.String,Orders.Order]],System.Threading.CancellationToken)")]
    [InlineData("Cancel", "Cancel(Orders.Order)")]
    [InlineData("Same(Old.Order)", "Same(Old.Order)")]
    [InlineData("Mixed", "Mixed(Orders.Order)")]
    public void A_method_is_chosen_by_its_name_and_where_needed_by_its_parameters(string entry, string chosen) =>
        Assert.Equal("Orders.Checkout." + chosen, _package.Chosen("orders:Checkout." + entry));

    [Theory]
    [InlineData("Cancel", "Orders.Express")]
    [InlineData("Refund", "Orders.Express")]
    [InlineData("Same(Old.Order)", "Orders.Checkout")]
    public void What_a_derived_type_declares_again_is_no_second_overload(string entry, string declaringType)
    {
        var chosen = _package.Choose("orders:Express." + entry);

        Assert.Equal("Orders.Express", chosen.Type.FullName);
        Assert.Equal(declaringType, chosen.Method!.DeclaringType);
    }

    [Fact]
    public void Overloads_are_listed_and_one_is_shown_ready_to_paste()
    {
        var error = _package.Refused("orders:Checkout.Place");

        Assert.Equal(PackageErrorType.NoSuchHandler, error.ErrorType);
        Assert.Contains("Place(Orders.Order), Place(System.Int32), Place(System.Collections", error.Message);
        Assert.Contains("as in orders:Orders.Checkout.Place(List`1[Dictionary`2[String,Order]],CancellationToken).", error.Message);
        Assert.Contains("_HANDLER", error.Message);
    }

    [Fact]
    public void A_simple_name_that_fits_two_overloads_does_not_choose()
    {
        var error = _package.Refused("orders:Checkout.Same(Order)");

        Assert.Contains("as in orders:Orders.Checkout.Same(Old.Order).", error.Message);
    }

    [Fact]
    public void Parameter_types_that_no_overload_has_are_answered_with_those_that_are_there()
    {
        var error = _package.Refused("orders:Checkout.Place(string)");

        Assert.Equal(PackageErrorType.NoSuchHandler, error.ErrorType);
        Assert.Contains("asks for Place(string)", error.Message);
        Assert.Contains("Place(Orders.Order), Place(System.Int32)", error.Message);
    }

    [Fact]
    public void A_method_that_is_not_there_is_answered_with_the_near_and_the_public_ones()
    {
        var error = _package.Refused("orders:Checkout.Plase");

        Assert.Equal(PackageErrorType.NoSuchHandler, error.ErrorType);
        Assert.Contains("Near to it: Place.", error.Message);
        Assert.Contains("orders:Orders.Checkout.Cancel", error.Message);
        Assert.DoesNotContain("Secret", error.Message);
    }

    [Fact]
    public void A_private_method_is_found_so_that_the_rules_can_say_what_is_wrong() =>
        Assert.Contains("Orders.Checkout.Secret of package orders is not public", _package.Invalid("orders:Checkout.Secret").Message);

    [Theory]
    [InlineData("int", "System.Int32", true)]
    [InlineData("nint", "System.IntPtr", true)]
    [InlineData("object", "System.Object", true)]
    [InlineData("Int", "System.Int32", false)]
    [InlineData("Order", "Orders.Order", true)]
    [InlineData("Order", "Orders.Outer+Order", true)]
    [InlineData("Outer+Order", "Orders.Outer+Order", false)]
    [InlineData("rder", "Orders.Order", false)]
    [InlineData("Order[]", "Orders.Order[]", true)]
    [InlineData("Order[,]", "Orders.Order[,]", true)]
    [InlineData("Order", "Orders.Order[]", false)]
    [InlineData("Order[]", "Orders.Order", false)]
    [InlineData("List`1[Order]", "System.Collections.Generic.List`1[Orders.Order]", true)]
    [InlineData("List<Order>", "System.Collections.Generic.List`1[Orders.Order]", true)]
    [InlineData("List", "System.Collections.Generic.List`1[Orders.Order]", false)]
    [InlineData("Dictionary<string, int>", "System.Collections.Generic.Dictionary`2[System.String,System.Int32]", true)]
    [InlineData("Dictionary<string, long>", "System.Collections.Generic.Dictionary`2[System.String,System.Int32]", false)]
    [InlineData("Int32&", "System.Int32&", true)]
    public void A_type_may_be_written_in_full_by_its_name_or_as_CSharps_keyword(string asked, string printed, bool matches) =>
        Assert.Equal(matches, TypeNameMatch.Matches(asked, printed));
}
