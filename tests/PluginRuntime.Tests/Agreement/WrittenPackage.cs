namespace PluginRuntime.Tests.Agreement;

/// <summary>A package <c>orders</c> as people may write it, and the handler strings that they may set for it.</summary>
/// <param name="IsAws">Whether it is written for AWS's own runtime.</param>
/// <param name="Namespace">Where its types lie; empty for none.</param>
/// <param name="Serializer">What names AWS's serializer; empty for none.</param>
/// <param name="Startups">How many classes register services.</param>
/// <param name="Types">Its types.</param>
/// <param name="Slips">How some of the handler strings are mistyped.</param>
internal sealed record WrittenPackage(bool IsAws, string Namespace, string Serializer, int Startups, WrittenType[] Types, Func<string, string>[] Slips)
{
    private const string Common = """
        public class Order { public int Count { get; set; } }
        public struct Sum { public int Count { get; set; } }
        public class GenericBase<T> { public string Taken(T order) { throw null!; } public static T Given() { throw null!; } }
        public class Base
        {
            [Handler("inherited")] public string Inherited(Order order) { throw null!; }
            public virtual Task Later(Order order) { throw null!; }
            protected string Protected(Order order) { throw null!; }
            private string Hidden(Order order) { throw null!; }
            public static void Shared() { }
        }

        """;

    private const string AwsCommon = """
        public class Serializer : Amazon.Lambda.Core.ILambdaSerializer
        {
            public T Deserialize<T>(Stream stream) { throw null!; }
            public void Serialize<T>(T response, Stream stream) { }
        }
        public class NoSerializer { }

        """;

    /// <summary>The whole source.</summary>
    public string Source()
    {
        var startups = Enumerable.Range(0, Startups)
            .Select(index => $"public class Startup{index} : IHandlerStartup {{ public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => services.AddSingleton<Order>(); }}");
        var types = string.Join("\n", Types.Select(type => type.Source()).Concat(startups));
        return (IsAws ? "using Amazon.Lambda.Core;\n" : "")
            + "using System; using System.Buffers; using System.Collections.Generic; using System.IO; using System.Threading; using System.Threading.Tasks;\n"
            + "using Microsoft.Extensions.DependencyInjection; using PluginRuntime;\n"
            + (IsAws && Serializer.Length > 0 ? $"[assembly: LambdaSerializer(typeof({Serializer}))]\n" : "")
            + Common
            + (IsAws ? AwsCommon : "")
            + (Namespace.Length == 0 ? types : $"namespace {Namespace}\n{{\n{types}\n}}\n");
    }

    /// <summary>The handler strings: the package alone, each type and method in both forms, the names of marks, and what people mistype.</summary>
    public string[] Handlers()
    {
        string[] right =
        [
            "orders", "orders:create", "orders:inherited",
            .. Types.SelectMany(type => new[] { $"orders:{Full(type)}", $"orders:{type.Name}", $"orders::{Full(type)}" }),
            .. Types.SelectMany(type => type.Methods.Select(method => method.SimpleName).Concat(["Inherited", "Taken", "Hidden"]).Distinct().Select(method => (type, method)))
                .SelectMany(named => new[]
                {
                    $"orders:{named.type.Name}.{named.method}",
                    $"orders::{Full(named.type)}::{named.method}",
                    $"orders:{Full(named.type)}.{named.method}(Order)",
                }),
        ];
        return [.. right.Concat(Slips.Select((slip, index) => slip(right[index * 7 % right.Length]))).Where(IsOfThisPackage).Distinct()];
    }

    private static bool IsOfThisPackage(string handler) => handler is ['o', 'r', 'd', 'e', 'r', 's'] or ['o', 'r', 'd', 'e', 'r', 's', ':', ..];

    private string Full(WrittenType type) => Namespace.Length == 0 ? type.Path : $"{Namespace}.{type.Path}";
}
