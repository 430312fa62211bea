using System.CommandLine;
using System.Globalization;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>start-path</c>: what is loaded and compiled before the first next and before the first response.</summary>
internal static class StartPathCommand
{
    private static readonly string[] Titles =
        ["contender", "assemblies, first next", "types, first next", "compiled, first next", "assemblies, first response", "types, first response", "compiled, first response"];

    public static Command Create()
    {
        var names = new Option<bool>("--names") { Description = "Names each assembly, each type and each method." };
        var only = ContenderOption.Create();
        var command = new Command("start-path", "Counts the assemblies and types loaded and the methods compiled by the JIT before the first next and the first response.") { names, only };
        command.SetAction(result => Run(result.GetValue(names), result.GetValue(only) ?? []));
        return command;
    }

    private static int Run(bool showNames, string[] only)
    {
        Contender[] contenders = [.. new ContenderWorkshop(Console.Out).Build(only).Where(contender => contender is { IsWholeRun: false, Name: not ContenderNames.Floor })];
        var table = new MarkdownTable(Titles);
        foreach (var contender in contenders)
        {
            var next = StartPath.Until(contender, isResponse: false);
            var response = StartPath.Until(contender, isResponse: true);
            table.Add([contender.Name, .. new[] { next.Assemblies, next.Types, next.Methods, response.Assemblies, response.Types, response.Methods }.Select(list => list.Length.ToString(CultureInfo.InvariantCulture))]);
            if (showNames)
            {
                Show(contender, response);
            }
        }

        Console.WriteLine();
        table.WriteTo(Console.Out);
        return 0;
    }

    private static void Show(Contender contender, StartPath path)
    {
        Console.WriteLine($"\n{contender.Name}, before the first response:");
        foreach (var name in path.Assemblies.Concat(path.Types).Concat(path.Methods))
        {
            Console.WriteLine("  " + name);
        }
    }
}
