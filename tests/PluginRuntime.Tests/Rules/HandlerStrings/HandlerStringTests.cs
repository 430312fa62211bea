using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.HandlerStrings;

public sealed class HandlerStringTests
{
    [Theory]
    [InlineData("orders", "orders", null, null)]
    [InlineData("orders:create", "orders", null, "create")]
    [InlineData("orders@1.4.2", "orders", "1.4.2", null)]
    [InlineData("orders@1.4.2:create", "orders", "1.4.2", "create")]
    [InlineData(" orders @ 1.4.2 : create ", "orders", "1.4.2", "create")]
    [InlineData("Acme.Orders_v2+x:create-order", "Acme.Orders_v2+x", null, "create-order")]
    public void The_short_form_has_a_package_a_version_and_an_entry(string text, string package, string? version, string? entry)
    {
        var handler = HandlerString.Parse(text);

        Assert.False(handler.IsAwsForm);
        Assert.Equal(package, handler.Package);
        Assert.Equal(version, handler.Version?.Value);
        Assert.Equal(entry, handler.Entry);
    }

    [Theory]
    [InlineData("orders:create", null, null, null)]
    [InlineData("orders:Checkout.PlaceOrder", "Checkout", "PlaceOrder", null)]
    [InlineData("orders:Orders.Checkout+Inner.PlaceOrder", "Orders.Checkout+Inner", "PlaceOrder", null)]
    [InlineData("orders:Checkout.PlaceOrder()", "Checkout", "PlaceOrder", "")]
    [InlineData("orders:Checkout.PlaceOrder( Order , Int32 )", "Checkout", "PlaceOrder", "Order|Int32")]
    [InlineData("orders:Checkout.PlaceOrder (Acme.Order)", "Checkout", "PlaceOrder", "Acme.Order")]
    public void An_entry_with_a_dot_also_reads_as_a_method(string text, string? type, string? method, string? parameters)
    {
        var handler = HandlerString.Parse(text);

        Assert.Equal(type, handler.TypeName);
        Assert.Equal(method, handler.MethodName);
        AssertParameters(parameters, handler);
    }

    [Theory]
    [InlineData("Orders::Orders.Checkout", "Orders.Checkout", null, null)]
    [InlineData("Orders::Orders.Checkout::PlaceOrder", "Orders.Checkout", "PlaceOrder", null)]
    [InlineData(" Orders :: Orders.Checkout+Inner :: PlaceOrder ", "Orders.Checkout+Inner", "PlaceOrder", null)]
    [InlineData("Orders::Checkout::PlaceOrder()", "Checkout", "PlaceOrder", "")]
    [InlineData("Orders::Checkout::PlaceOrder(Order,System.Int32)", "Checkout", "PlaceOrder", "Order|System.Int32")]
    [InlineData("Orders::Checkout::Void PlaceOrder(Order, Int32 ByRef)", "Checkout", "PlaceOrder", "Order|Int32 ByRef")]
    [InlineData("Orders::Checkout::T PlaceOrder[T](T)", "Checkout", "PlaceOrder", "T")]
    [InlineData("Orders::Checkout::Int32[] PlaceOrder(Int32[,], Order[])", "Checkout", "PlaceOrder", "Int32[,]|Order[]")]
    [InlineData("Orders::Checkout::PlaceOrder(Dictionary<string,int>,int)", "Checkout", "PlaceOrder", "Dictionary<string,int>|int")]
    public void The_form_of_AWS_has_an_assembly_a_type_and_a_method(string text, string type, string? method, string? parameters)
    {
        var handler = HandlerString.Parse(text);

        Assert.True(handler.IsAwsForm);
        Assert.Equal("Orders", handler.Package);
        Assert.Null(handler.Version);
        Assert.Null(handler.Entry);
        Assert.Equal(type, handler.TypeName);
        Assert.Equal(method, handler.MethodName);
        AssertParameters(parameters, handler);
    }

    [Fact]
    public void A_method_is_found_again_in_what_reflection_prints_for_it()
    {
        var method = typeof(HandlerStringTests).GetMethod(nameof(Reflected))!;

        var handler = HandlerString.Parse($"Tests::HandlerStringTests::{method}");

        Assert.Equal(nameof(Reflected), handler.MethodName);
        Assert.Equal(method.GetParameters().Select(parameter => parameter.ParameterType.ToString()), handler.ParameterTypes);
    }

    public static Task<string>? Reflected(Dictionary<string, List<string>> orders, Stream[] streams) =>
        orders.Count == streams.Length ? Task.FromResult("") : null;

    [Theory]
    [InlineData("Orders, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null::T::M", "Orders")]
    [InlineData("My Orders::T::M", "My Orders")]
    [InlineData("Bestellungen.Österreich::T::M", "Bestellungen.Österreich")]
    public void An_assembly_may_have_a_display_name_and_is_freer_than_a_package(string text, string package) =>
        Assert.Equal(package, HandlerString.Parse(text).Package);

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData(":create", "names no package")]
    [InlineData("@1.4.2:create", "names no package")]
    [InlineData("orders:", "names no entry")]
    [InlineData("orders:create:", "more than one ':'")]
    [InlineData("orders:create:now", "more than one ':'")]
    [InlineData("orders@", "pins the version ''")]
    [InlineData("orders@1@2", "pins the version '1@2'")]
    [InlineData("orders@current", "pins the version 'current'")]
    [InlineData("current:create", "names the package 'current'")]
    [InlineData("my orders:create", "names the package 'my orders'")]
    [InlineData("orders:create order", "has the entry 'create order'")]
    [InlineData("orders:create(Int32)", "has the entry")]
    [InlineData("orders:.create", "has the entry")]
    [InlineData("orders:Checkout.", "has the entry")]
    [InlineData("orders:Checkout.(Int32)", "has the entry")]
    [InlineData("orders:Checkout.Place)", "has the entry")]
    [InlineData("orders:Checkout.Place(Int32", "do not pair up")]
    [InlineData("orders:Checkout.Place(Int32)x", "do not pair up")]
    [InlineData("orders:Checkout.Place((Int32))", "do not pair up")]
    [InlineData("orders:Checkout.Place(List[Int32)", "do not pair up")]
    [InlineData("orders:Checkout.Place(Int32,)", "empty place")]
    [InlineData("orders:Checkout.Place(,)", "empty place")]
    [InlineData("::T::M", "names no assembly")]
    [InlineData(".Orders::T::M", "names the assembly '.Orders'")]
    [InlineData("Orders, what::T::M", "'what' in its assembly's display name")]
    [InlineData("Orders, =x::T::M", "'=x' in its assembly's display name")]
    [InlineData("Orders@1.4.2::T::M", "only the short form can")]
    [InlineData("Orders::", "names no type")]
    [InlineData("Orders::::M", "names no type")]
    [InlineData("Orders:::T::M", "names the type ':T'")]
    [InlineData("Orders::A+::M", "names the type 'A+'")]
    [InlineData("Orders::T(Int32)", "names the type 'T(Int32)'")]
    [InlineData("Orders::T::", "names no method")]
    [InlineData("Orders::T::(Int32)", "names the method")]
    [InlineData("Orders::T::M::N", "names the method 'M::N'")]
    [InlineData("Orders::T::M)", "do not pair up")]
    [InlineData("Orders::T::M(A]", "do not pair up")]
    [InlineData("Orders::T::M(A]B[)", "do not pair up")]
    [InlineData("Orders::T::M(A,,B)", "empty place")]
    public void What_is_malformed_is_refused_with_the_reason_and_the_right_form(string? text, string reason)
    {
        var error = Refused(text);

        Assert.Contains(reason, error.Message);
        Assert.Contains("as in orders:create", error.Message);
        Assert.Contains("_HANDLER", error.Message);
    }

    [Theory]
    [InlineData("../orders")]
    [InlineData("orders/../../etc:create")]
    [InlineData("orders\\x")]
    [InlineData("..")]
    [InlineData("orders@../1.4.2:create")]
    [InlineData("orders@1..2")]
    [InlineData("orders:a/b")]
    [InlineData("/etc/passwd::T::M")]
    [InlineData("Orders::..\\T::M")]
    [InlineData("Orders::T::M(a/b)")]
    public void P7_A_path_in_the_handler_string_is_refused(string text) =>
        Assert.Contains("reads like a path", Refused(text).Message);

    [Theory]
    [InlineData("orders\n")]
    [InlineData("orders\0:create")]
    [InlineData("orders:cre\u001bate")]
    [InlineData("\torders")]
    [InlineData("Orders::T\u0085::M")]
    public void P7_A_control_character_in_the_handler_string_is_refused_and_not_repeated(string text)
    {
        var error = Refused(text);

        Assert.Contains("control character", error.Message);
        Assert.DoesNotContain(error.Message, character => char.IsControl(character) && character is not '\n');
        Assert.Equal(3, error.Message.Split('\n').Length);
    }

    [Fact]
    public void P7_1024_characters_are_read_and_one_more_is_refused_without_repeating_them_all()
    {
        var longest = "orders:" + new string('x', HandlerString.MaxLength - 7);

        Assert.Equal(longest, HandlerString.Parse(longest).Text);
        var error = Refused(longest + "x");
        Assert.Contains("128", error.Message);
        Assert.True(error.Message.Length < 1_000);
    }

    private static PackageException Refused(string? text)
    {
        var error = Assert.Throws<PackageException>(() => HandlerString.Parse(text));
        Assert.Equal("Runtime.InvalidHandler", error.ErrorType);
        return error;
    }

    private static void AssertParameters(string? expected, HandlerString handler) =>
        Assert.Equal(expected?.Split('|', StringSplitOptions.RemoveEmptyEntries), handler.ParameterTypes);
}
