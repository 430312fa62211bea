using System.Diagnostics;

namespace PluginRuntime.ScriptedServer;

/// <summary>A native handler of a few lines of C, which a test compiles for itself.</summary>
internal static class NativeHandlerFile
{
    /// <summary>Why a test that compiles one is skipped.</summary>
    public const string Reason = "gcc, which compiles the native handlers of tests, is not installed.";

    private const string Compiler = "/usr/bin/gcc";

    /// <summary>Whether there is a compiler.</summary>
    public static bool CanBeBuilt => File.Exists(Compiler);

    /// <summary>The source of a handler that answers its event, under a name and others.</summary>
    /// <param name="description">What <c>pluginruntime_describe</c> gives.</param>
    /// <param name="atLoad">What is done when the library is loaded.</param>
    public static string Echo(string description, string atLoad = "") =>
        $$"""
        #include <stdlib.h>
        #include <unistd.h>
        #include "pluginruntime.h"
        __attribute__((constructor)) static void load(void) { {{atLoad}} }
        const char *pluginruntime_describe(void) { return {{Quoted(description)}}; }
        int32_t pluginruntime_create(const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report) {
            return PLUGINRUNTIME_OK;
        }
        int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report) {
            return invocation->write(invocation, invocation->event);
        }
        """;

    /// <summary>Compiles a library; with <c>-pie</c> a program.</summary>
    /// <param name="path">Where it is written.</param>
    /// <param name="source">The C source.</param>
    /// <param name="arguments">More for the compiler.</param>
    /// <returns><paramref name="path"/>.</returns>
    public static string Build(string path, string source, params string[] arguments)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var start = new ProcessStartInfo(Compiler, ["-x", "c", "-", arguments.Contains("-pie") ? "-fPIE" : "-shared", "-fPIC", "-fvisibility=hidden", "-I", Repository.Path("contracts", "native"), "-o", path, "-x", "none", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(source);
        process.StandardInput.Close();
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? path : throw new InvalidOperationException(told);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
