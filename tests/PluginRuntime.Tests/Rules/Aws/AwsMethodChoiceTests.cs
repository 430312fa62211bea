using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Rules.Aws;

public sealed class AwsMethodChoiceTests : IDisposable
{
    private const string Answer = "public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken token) => default;";

    private const string Source = $$"""
        namespace Orders
        {
            public class Order;
            public class Function : Base<Order>
            {
                public Order Place(Order order, ILambdaContext context) => order;
                public static void Run() { }
                private void Secret(Order order) { }
                public override void Cancel(Order order) { }
                public void Overloaded(Order order) { }
                private void Overloaded(int number) { }
                public void Near(int number) { }
                public int Count { get; set; }
                public Func<int> Captures(int number) => () => number;
                internal class Nested { internal void Go(Dictionary<string, Order> orders) { } }
            }
            public class Base<T> : Root
            {
                public virtual void Cancel(T order) { }
                private void Private(T order) { }
                public void Near(string text) { }
                public void Far(T order) { }
            }
            public class Root
            {
                public void Far(string text) { }
                private static void Deepest(ILambdaContext context) { }
            }
            class Internal { void Go() { } }
            class Contract : IHandler<string> { {{Answer}} public void Other(ILambdaContext context) { } }
            public class Marked { [Handler("create")] public void Create(string text, IInvocationContext context, CancellationToken token) { } }
            public class Twice { public void One() { } }
        }
        namespace Old { public class Twice { public void One() { } } }
        """;

    private readonly CompiledPackage _package = CompiledPackage.OfAws(Source);

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("orders::Orders.Function::Place", "Orders.Function.Place(Orders.Order,Amazon.Lambda.Core.ILambdaContext)")]
    [InlineData("orders::Function::Place", "Orders.Function.Place(Orders.Order,Amazon.Lambda.Core.ILambdaContext)")]
    [InlineData("orders:Function.Place", "Orders.Function.Place(Orders.Order,Amazon.Lambda.Core.ILambdaContext)")]
    [InlineData("orders:Orders.Function.Place(Order,ILambdaContext)", "Orders.Function.Place(Orders.Order,Amazon.Lambda.Core.ILambdaContext)")]
    [InlineData("orders::Orders.Function::Orders.Order Place(Orders.Order, Amazon.Lambda.Core.ILambdaContext)", "Orders.Function.Place(Orders.Order,Amazon.Lambda.Core.ILambdaContext)")]
    [InlineData("orders::Orders.Function::Run", "Orders.Function.Run()")]
    [InlineData("orders::Orders.Function::get_Count", "Orders.Function.get_Count()")]
    [InlineData("orders::Orders.Function::Secret", "Orders.Function.Secret(Orders.Order)")]
    [InlineData("orders::Orders.Function::Overloaded(Order)", "Orders.Function.Overloaded(Orders.Order)")]
    [InlineData("orders::Orders.Function::Void Overloaded(Int32)", "Orders.Function.Overloaded(System.Int32)")]
    [InlineData("orders::Orders.Function+Nested::Go", "Orders.Function+Nested.Go(System.Collections.Generic.Dictionary`2[System.String,Orders.Order])")]
    [InlineData("orders::Orders.Internal::Go", "Orders.Internal.Go()")]
    [InlineData("orders:Contract.Other", "Orders.Contract.Other(Amazon.Lambda.Core.ILambdaContext)")]
    public void A_method_is_found_whoever_may_call_it_and_however_it_is_written(string handler, string chosen) =>
        Assert.Equal(chosen + ", by AWS's rules", Verdict.Of(_package, handler));

    [Theory]
    [InlineData("Private", "Orders.Function.Private(Orders.Order), declared by Orders.Base`1")]
    [InlineData("Deepest", "Orders.Function.Deepest(Amazon.Lambda.Core.ILambdaContext), declared by Orders.Root")]
    [InlineData("Cancel", "Orders.Function.Cancel(Orders.Order)")]
    [InlineData("Near", "Orders.Function.Near(System.Int32)")]
    [InlineData("Near(string)", "Orders.Function.Near(System.String), declared by Orders.Base`1")]
    [InlineData("Far", "Orders.Function.Far(Orders.Order), declared by Orders.Base`1")]
    public void The_nearest_type_that_has_one_decides(string method, string chosen) =>
        Assert.Equal(chosen + ", by AWS's rules", Verdict.Of(_package, "orders::Orders.Function::" + method));

    [Fact]
    public void Several_on_one_level_are_listed_and_one_is_shown_ready_to_paste()
    {
        var told = Verdict.Of(_package, "orders::Orders.Function::Overloaded");

        Assert.StartsWith(PackageErrorType.NoSuchHandler, told);
        Assert.Contains("Overloaded(Orders.Order), Overloaded(System.Int32).", told);
        Assert.Contains("as in orders::Orders.Function::Overloaded(Int32).", told);
    }

    [Fact]
    public void A_simple_name_of_two_types_is_asked_for_in_full() =>
        Assert.Contains("Old.Twice and Orders.Twice", Verdict.Of(_package, "orders::Twice::One"));

    [Theory]
    [InlineData("Plase", "Near to it: Place.")]
    [InlineData("Plase", "orders::Orders.Function::Near(Int32)")]
    [InlineData("ToString", "has no such method")]
    [InlineData("Place(Order)", "has Place(Orders.Order,Amazon.Lambda.Core.ILambdaContext).")]
    public void What_is_not_there_is_answered_with_what_is(string method, string told)
    {
        var verdict = Verdict.Of(_package, "orders::Orders.Function::" + method);

        Assert.StartsWith(PackageErrorType.NoSuchHandler, verdict);
        Assert.Contains(told, verdict);
    }

    [Fact]
    public void A_type_that_is_not_there_is_answered_with_the_methods_that_are() =>
        Assert.Contains("orders::Orders.Function::Place,", Verdict.Of(_package, "orders::Orders.Funktion::Place"));

    [Theory]
    [InlineData("orders:Contract", "Orders.Contract, by ours")]
    [InlineData("orders::Orders.Contract", "Orders.Contract, by ours")]
    [InlineData("orders:Orders.Contract", "Orders.Contract, by ours")]
    [InlineData("orders:create", "Orders.Marked.Create(System.String,PluginRuntime.IInvocationContext,System.Threading.CancellationToken), by ours")]
    public void What_is_named_without_a_method_keeps_to_the_contracts(string handler, string chosen) =>
        Assert.Equal(chosen, Verdict.Of(_package, handler));

    [Fact]
    public void A_package_that_merely_carries_the_file_has_its_one_handler_by_its_name()
    {
        using var package = CompiledPackage.OfAws($"class Create : IHandler<string> {{ {Answer} }} public class Helper {{ public void Run() {{ }} }}");

        Assert.Equal("Create, by ours", Verdict.Of(package, "orders"));
    }

    [Theory]
    [InlineData("orders::Orders.Twice::One")]
    [InlineData("orders:Orders.Twice.One")]
    public void Without_the_file_neither_form_is_bound_by_AWSs_rules(string handler)
    {
        using var package = CompiledPackage.Of(Source);

        Assert.Equal("Orders.Twice.One(), by ours", Verdict.Of(package, handler));
    }
}
