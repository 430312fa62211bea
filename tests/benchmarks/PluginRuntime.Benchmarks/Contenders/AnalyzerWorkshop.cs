using System.Globalization;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>Writes a project with many handlers, to be built with the analyzers and without them.</summary>
internal static class AnalyzerWorkshop
{
    /// <summary>The build as the SDK does it, with the SDK's own analyzers.</summary>
    public const string Without = "dotnet build";

    /// <summary>The same with the analyzers of the contracts.</summary>
    public const string With = "dotnet build, analyzers";

    /// <summary>The same with the table that the generator writes, too.</summary>
    public const string WithTable = "dotnet build, analyzers and table";

    /// <summary>All of them, of the same folder.</summary>
    /// <param name="handlers">How many handlers the project has.</param>
    /// <param name="log">Says what is being made.</param>
    public static IReadOnlyList<Contender> Build(int handlers, TextWriter log)
    {
        log.WriteLine("Building the contracts and the analyzers.");
        BuildTool.Run("dotnet", ["build", Repository.Path("contracts/PluginRuntime.Contracts"), "-c", "Release"]);
        BuildTool.Run("dotnet", ["build", Repository.Path("contracts/PluginRuntime.Analyzers"), "-c", "Release"]);
        var folder = ContenderWorkshop.Output("analyzed");
        Write(folder, handlers);
        BuildTool.Run("dotnet", ["restore", folder]);
        return [OfBuild(Without, folder, isJudged: false, hasTable: false), OfBuild(With, folder, isJudged: true, hasTable: false), OfBuild(WithTable, folder, isJudged: true, hasTable: true)];
    }

    private static void Write(string folder, int handlers)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        // A user's project has nothing of this repository's.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(folder, file), "<Project />");
        }

        File.WriteAllText(Path.Combine(folder, "Analyzed.csproj"), Project(handlers));
        for (var index = 0; index < handlers; index++)
        {
            File.WriteAllText(Path.Combine(folder, $"Handler{index}.cs"), Source(index));
        }
    }

    private static string Project(int handlers) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <_LambdaHandlers>{string.Join('|', Enumerable.Range(0, handlers).Select(index => index % 2 == 0 ? $"Analyzed:Handler{index}" : $"Analyzed:Handler{index}.PlaceAsync"))}</_LambdaHandlers>
          </PropertyGroup>
          <ItemGroup>
            <CompilerVisibleProperty Include="_LambdaHandlers" />
            <CompilerVisibleProperty Include="LambdaEntryTable" />
            <Reference Include="{Repository.Path("artifacts/bin/PluginRuntime.Contracts/release/PluginRuntime.Contracts.dll")}" />
            <Analyzer Include="{Repository.Path("artifacts/bin/PluginRuntime.Analyzers/release/PluginRuntime.Analyzers.dll")}" Condition="'$(IsJudged)' == 'true'" />
          </ItemGroup>
        </Project>
        """;

    // About what a handler is: an event, a response, a dozen lines that look something up and compute.
    private static string Source(int index) => """
        using PluginRuntime;

        namespace Analyzed;

        public sealed record OrderN(string Customer, int Count, IReadOnlyList<string> Items);

        public sealed record ReceiptN(string Text, decimal Total);

        public sealed class HandlerNCONTRACT
        {
            private readonly Dictionary<string, decimal> _prices = new() { ["tea"] = 2.5m, ["milk"] = 1.2m };

            PLACE

            private async Task<decimal> PriceAsync(string item, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                return _prices.TryGetValue(item, out var price) ? price : throw new InvalidOperationException($"There is no price for {item}.");
            }

            private static string Written(OrderN order) => string.Join(", ", order.Items.Where(item => item.Length > 0).Select(item => $"{order.Count} x {item}"));
        }
        """
        .Replace("CONTRACT", index % 2 == 0 ? " : IHandler<OrderN, ReceiptN>" : "", StringComparison.Ordinal)
        .Replace("PLACE", index % 2 == 0 ? Interface : Method, StringComparison.Ordinal)
        .Replace("OrderN", "Order" + Number(index), StringComparison.Ordinal)
        .Replace("ReceiptN", "Receipt" + Number(index), StringComparison.Ordinal)
        .Replace("HandlerN", "Handler" + Number(index), StringComparison.Ordinal);

    private const string Interface = "public async ValueTask<ReceiptN> HandleAsync(OrderN payload, IInvocationContext context, CancellationToken cancellationToken)" + Body;

    private const string Method = "[Handler(\"place-OrderN\")] public async Task<ReceiptN> PlaceAsync(OrderN payload, CancellationToken cancellationToken)" + Body;

    private const string Body = """

            {
                var total = 0m;
                foreach (var item in payload.Items)
                {
                    total += await PriceAsync(item, cancellationToken).ConfigureAwait(false) * payload.Count;
                }

                return new ReceiptN(Written(payload), total);
            }
        """;

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    // By a compiler server, as a build has it unless it is told otherwise: one of its own, which ends when it was asked nothing for ten minutes.
    private static Contender OfBuild(string name, string folder, bool isJudged, bool hasTable) => new(
        name,
        DotNetProgram.Find(),
        [
            "build", Path.Combine(folder, "Analyzed.csproj"), "-t:Rebuild", "--no-restore", "-v:q",
            $"-p:IsJudged={isJudged}", $"-p:LambdaEntryTable={hasTable}", "-p:SharedCompilationId=pluginruntime-benchmark",
        ],
        "",
        folder)
        {
            IsWholeRun = true,
            Variables =
            [
                $"DOTNET_ROOT={DotNetProgram.FindRoot()}",
                $"HOME={Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)}",
                "DOTNET_CLI_TELEMETRY_OPTOUT=1",
                "MSBUILDDISABLENODEREUSE=1",
            ],
        };
}
