extern alias analyzers;

using System.Text.Json;
using analyzers::PluginRuntime.Analyzers.JsonCode;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>Names are made by the policies of System.Text.Json, without it.</summary>
public sealed class JsonNamesTests
{
    private static readonly JsonNamingPolicy[] Policies =
        [JsonNamingPolicy.CamelCase, JsonNamingPolicy.SnakeCaseLower, JsonNamingPolicy.SnakeCaseUpper, JsonNamingPolicy.KebabCaseLower, JsonNamingPolicy.KebabCaseUpper];

    [Fact]
    public void Of_names_at_random_they_are_the_same()
    {
        var random = new Random(7);
        for (var count = 0; count < 20_000; count++)
        {
            var name = new string([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => "ABCabc12ÄäÉß"[random.Next(12)])]);
            for (var policy = 0; policy < Policies.Length; policy++)
            {
                Assert.Equal(Policies[policy].ConvertName(name), JsonNames.Of(name, policy + 1));
            }
        }
    }
}
