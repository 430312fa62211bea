using Castle.DynamicProxy;
using Moq;
using PluginRuntime;

namespace Libraries.Objects;

public interface IStock
{
    int Of(string item);
}

public sealed class Two : IInterceptor
{
    public void Intercept(Castle.DynamicProxy.IInvocation invocation) => invocation.ReturnValue = 2;
}

[Handler("Castle-Core")]
public sealed class Proxied : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken) =>
        Task.FromResult($"{new ProxyGenerator().CreateInterfaceProxyWithoutTarget<IStock>(new Two()).Of("tea")}");
}

[Handler("Moq")]
public sealed class Mocked : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var stock = new Mock<IStock>();
        stock.Setup(one => one.Of("tea")).Returns(3);
        return Task.FromResult($"{stock.Object.Of("tea")} {stock.Object.Of("coffee")}");
    }
}
