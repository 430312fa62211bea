using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>What a contender has loaded and compiled by a moment of its start.</summary>
/// <param name="Assemblies">The .NET assemblies in its memory.</param>
/// <param name="Methods">What the JIT compiled, as the runtime lists it. The runtime writes its list when the process ends by itself; that end is in it, too.</param>
internal sealed record StartPath(string[] Assemblies, string[] Methods)
{
    /// <summary>Starts a contender, takes it to that moment and ends it there.</summary>
    /// <param name="contender">The contender.</param>
    /// <param name="isResponse">Whether the moment is the first response; else the first next.</param>
    public static StartPath Until(Contender contender, bool isResponse)
    {
        var list = Path.GetTempFileName();
        try
        {
            using var session = new Session(contender with { Variables = [.. contender.Variables, $"DOTNET_JitStdOutFile={list}", "DOTNET_JitDisasmSummary=1"] });
            if (isResponse)
            {
                session.RespondFirst();
            }

            var assemblies = session.ReadAssemblies();
            if (isResponse)
            {
                session.AcceptResponse();
            }

            session.EndByFailure();
            return new StartPath(assemblies, [.. File.ReadLines(list).Select(line => line[(line.IndexOf("compiled ", StringComparison.Ordinal) + 9)..])]);
        }
        finally
        {
            File.Delete(list);
        }
    }
}
