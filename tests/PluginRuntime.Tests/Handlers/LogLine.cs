using System.Text.Json;

namespace PluginRuntime.Tests.Handlers;

/// <summary>One line of a function's log.</summary>
internal static class LogLine
{
    /// <summary>Asserts that a line is a record of the log's format.</summary>
    public static void AssertIsRecord(string line, string logFormat)
    {
        if (logFormat == "JSON")
        {
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind);
        }
        else
        {
            Assert.Equal(4, line.Split('\t', 4).Length);
        }
    }
}
