using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>What a contender has loaded and compiled by a moment of its start.</summary>
/// <param name="Assemblies">The .NET assemblies in its memory.</param>
/// <param name="Methods">What the JIT compiled, as the runtime lists it. The runtime writes its list when the process ends by itself; that end is in it, too.</param>
/// <param name="Types">The types that the runtime loaded, by its trace, which is written then, too.</param>
internal sealed record StartPath(string[] Assemblies, string[] Methods, string[] Types)
{
    /// <summary>Starts a contender, takes it to that moment and ends it there.</summary>
    /// <param name="contender">The contender.</param>
    /// <param name="isResponse">Whether the moment is the first response; else the first next.</param>
    public static StartPath Until(Contender contender, bool isResponse)
    {
        var list = Path.GetTempFileName();
        try
        {
            // Not beside the trace, which is written by code that the JIT compiles.
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
            string[] methods = [.. File.ReadLines(list).Select(line => line[(line.IndexOf("compiled ", StringComparison.Ordinal) + 9)..])];
            return new StartPath(assemblies, methods, Traced(contender, isResponse).Types);
        }
        finally
        {
            File.Delete(list);
        }
    }

    /// <summary>The runtime's trace of a start until its first next or its first response, and of the end there.</summary>
    public static RuntimeTrace Traced(Contender contender, bool isResponse)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var session = new Session(contender with { Variables = [.. contender.Variables, .. RuntimeTrace.Variables(path).Select(each => $"{each.Name}={each.Value}")] });
            if (isResponse)
            {
                session.RespondFirst();
                session.AcceptResponse();
            }

            session.EndByFailure();
            return RuntimeTrace.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
