using FluentValidation;
using Mapster;
using PluginRuntime;

namespace Libraries.Objects;

public sealed record Order(string Item, int Count);

public sealed record OrderView(string Item, int Count);

[Handler("Mapster")]
public sealed class Mapped : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new Order("tea", 2).Adapt<OrderView>().ToString());
}

public sealed class OrderRules : AbstractValidator<Order>
{
    public OrderRules() => RuleFor(order => order.Count).GreaterThan(0);
}

[Handler("FluentValidation")]
public sealed class Validated : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken) =>
        (await new OrderRules().ValidateAsync(new Order("tea", 0), cancellationToken)).Errors.Single().ErrorMessage;
}
