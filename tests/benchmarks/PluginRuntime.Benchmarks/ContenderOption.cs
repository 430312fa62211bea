using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks;

/// <summary>The option that leaves contenders out.</summary>
internal static class ContenderOption
{
    public static Option<string[]> Create()
    {
        var option = new Option<string[]>("--only")
        {
            Description = "Measures this contender; give it again for another one. All of them when left out.",
            AllowMultipleArgumentsPerToken = false,
        };
        option.AcceptOnlyFromAmong([.. ContenderNames.All]);
        return option;
    }

    /// <summary>Refuses a smaller number while the command line is read.</summary>
    public static void AtLeast(this Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < least)
        {
            result.AddError($"{option.Name} {result.GetValueOrDefault<int>()} is too few: it should be {least} or more.");
        }
    });
}
