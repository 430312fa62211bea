using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.Words;

public sealed class NearestNamesTests
{
    [Theory]
    [InlineData("orders", "Orders")]
    [InlineData("ordres", "orders")]
    [InlineData("order", "orders")]
    [InlineData("oders", "orders")]
    [InlineData("Orders.dll", "Orders")]
    [InlineData("orders", "acme.orders")]
    public void A_slip_a_case_or_a_part_is_recognized(string asked, string meant) =>
        Assert.Equal([meant], NearestNames.To(asked, ["billing", meant, "hello"]));

    [Theory]
    [InlineData("orders", "folders-x")]
    [InlineData("a", "b")]
    [InlineData("", "a")]
    [InlineData("hello", "billing")]
    public void What_is_too_far_is_not_suggested(string asked, string candidate) =>
        Assert.Empty(NearestNames.To(asked, [candidate]));

    [Fact]
    public void Case_comes_first_then_the_number_of_edits_then_containment_and_three_are_enough()
    {
        string[] candidates = ["my-orders", "ordersss", "orderss", "Orders", "orders-of-mine"];

        Assert.Equal(["Orders", "orderss", "ordersss"], NearestNames.To("orders", candidates));
        Assert.Equal(["my-orders", "orders-of-mine"], NearestNames.To("orders", ["my-orders", "orders-of-mine", "my-orders"]));
    }

    [Fact]
    public void Two_edits_in_six_letters_are_near_and_three_are_not()
    {
        Assert.Equal(["orders"], NearestNames.To("orxyrs", ["orders"]));
        Assert.Empty(NearestNames.To("orxyzs", ["orders"]));
    }
}
