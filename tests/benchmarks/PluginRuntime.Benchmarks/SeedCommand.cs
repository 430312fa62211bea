using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Seeds;
using PluginRuntime.LayerBuild.Bubble;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Benchmarks;

/// <summary><c>seed</c>: makes the list of methods that are compiled with the host anew, from what is compiled at run time without it.</summary>
internal static class SeedCommand
{
    private const int MaxRounds = 10;

    public static Command Create()
    {
        var first = new Option<bool>("--first") { Description = $"Makes {FirstMethods.RelativePath} alone, with the seed as it is." };
        var command = new Command("seed", $"Makes {SeedFile.RelativePath} and {FirstMethods.RelativePath} anew. Needs x64, as most functions have it; takes minutes, in which the layer is built several times.") { first };
        command.SetAction(result => result.GetValue(first) ? WriteFirst([.. SeedFile.Read(LayerBuild.Repository.Find(), "linux-x64")]) : Run());
        return command;
    }

    private static int Run()
    {
        HashSet<string> seed = [];
        for (var round = 1; round <= MaxRounds; round++)
        {
            SeedFile.Write(Repository.Path(SeedFile.RelativePath), seed);
            var added = Grow(seed);
            Console.WriteLine($"Round {round}: {added} methods more, {seed.Count} in all.");
            if (added == 0)
            {
                return WriteFirst(seed);
            }
        }

        Console.Error.WriteLine($"After {MaxRounds} rounds there were still methods to add.");
        return 1;
    }

    private static int WriteFirst(HashSet<string> seed)
    {
        string[] first = [.. FirstCalls.Of(new ContenderWorkshop(Console.Out), seed)];
        FirstMethods.Write(Repository.Path(FirstMethods.RelativePath), first);
        Console.WriteLine($"{first.Length} methods are called in a start.");
        return 0;
    }

    private static int Grow(HashSet<string> seed)
    {
        var workshop = new ContenderWorkshop(Console.Out);
        var layer = workshop.BuildLayer();
        using var methods = SeedMethods.In(Path.Combine(layer, "host"));
        var growth = new SeedGrowth(methods, seed);
        string Published(string name) => workshop.PublishPackage(Corpus.Projects.Single(project => Path.GetFileName(project) == name));
        string[] lines = [.. Corpus.Of(layer, Published).SelectMany(shape => growth.Of(CompiledMethods.Of(shape), hasOwnEnums: shape.Event is null)).Distinct()];
        seed.UnionWith(lines);
        return lines.Length;
    }
}
