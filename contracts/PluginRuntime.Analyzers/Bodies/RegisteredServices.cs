using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Bodies;

/// <summary>
/// The services that a startup class registers, where all of it can be seen.
/// </summary>
internal sealed class RegisteredServices
{
    private const string Injection = "Microsoft.Extensions.DependencyInjection.";

    private static readonly string[] BuiltIn =
    [
        "System.IServiceProvider", "System.Collections.Generic.IEnumerable`1", Injection + "IServiceScopeFactory", Injection + "IServiceProviderIsService",
        Injection + "IServiceProviderIsKeyedService", "Microsoft.Extensions.Logging.ILoggerProvider",
    ];

    private readonly HashSet<ISymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _madeByCode = new(SymbolEqualityComparer.Default);
    private bool _hasLogging;

    private RegisteredServices()
    {
    }

    /// <summary>Those of a method <c>ConfigureServices</c>.</summary>
    /// <returns><see langword="null"/> if it does anything with the services whose effect is not known for certain.</returns>
    public static RegisteredServices? In(IMethodSymbol method, IOperation body)
    {
        var services = new RegisteredServices();
        var known = new HashSet<IOperation>();
        foreach (var call in body.Descendants().OfType<IInvocationOperation>().Reverse())
        {
            if (services.Takes(call))
            {
                known.Add(call);
            }
        }

        var uses = body.Descendants().Where(operation => known.Contains(operation)
            || operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, method.Parameters[0]));
        return uses.All(use => known.Contains(use) && use.Parent is IExpressionStatementOperation || IsReceiver(use, known)) ? services : null;
    }

    /// <summary>Whether a constructor's parameter is served.</summary>
    public bool Has(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        return parameter.HasExplicitDefaultValue
            || parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "FromKeyedServicesAttribute" or "ServiceKeyAttribute")
            || type is not INamedTypeSymbol named
            || _types.Contains(named)
            || _types.Contains(named.OriginalDefinition)
            || PrintedType.FullName(named) is var name && (BuiltIn.Contains(name) || _hasLogging && IsOfLogging(name));
    }

    /// <summary>Whether the plugin's own code makes a type, so that nobody knows what its constructor is given.</summary>
    public bool IsMadeByCode(ITypeSymbol type) => _madeByCode.Contains(type);

    private static bool IsOfLogging(string name) =>
        name.StartsWith("Microsoft.Extensions.Logging.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.Options.", StringComparison.Ordinal);

    private bool Takes(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        switch (PrintedType.FullName(method.ContainingType))
        {
            case Injection + "LoggingServiceCollectionExtensions" when method.Name == "AddLogging":
                return _hasLogging = true;
            case Injection + "ServiceCollectionServiceExtensions" when method.Name is "AddSingleton" or "AddScoped" or "AddTransient":
            case Injection + "Extensions.ServiceCollectionDescriptorExtensions" when method.Name is "TryAddSingleton" or "TryAddScoped" or "TryAddTransient":
                return Add(call);
            default:
                return false;
        }
    }

    private bool Add(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var service = method.Arity > 0
            ? method.TypeArguments[0]
            : call.Arguments.Select(argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        if (service is null or ITypeParameterSymbol)
        {
            return false;
        }

        _types.Add(service is INamedTypeSymbol { IsUnboundGenericType: true } open ? open.OriginalDefinition : service);
        if (call.Arguments.Length > 1 && call.Arguments.Skip(1).Any(argument => argument.Value is not ITypeOfOperation))
        {
            _madeByCode.Add(service);
        }

        return true;
    }

    // An extension's first argument, perhaps converted.
    private static bool IsReceiver(IOperation use, HashSet<IOperation> known)
    {
        var holder = use.Parent;
        while (holder is IConversionOperation or IParenthesizedOperation)
        {
            holder = holder.Parent;
        }

        return holder is IArgumentOperation { Parent: IInvocationOperation call, Parameter.Ordinal: 0 } && known.Contains(call);
    }
}
