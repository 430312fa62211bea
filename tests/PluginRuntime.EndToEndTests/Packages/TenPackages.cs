namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Ten packages with conflicting dependencies, real ones from the registry, in the versions that users bring.</summary>
internal static class TenPackages
{
    // P4: two versions of Newtonsoft.Json; P9: Microsoft.Extensions and System.Text.Json newer than the host's.
    /// <summary>Handler, event, response.</summary>
    public static readonly (string Handler, string Event, string Response)[] All =
    [
        ("Newtonsoft12", """ "{\"name\":\"Ada\"}" """, "\"Ada 12.0.0.0 12.0.3.23909\""),
        ("Newtonsoft13", """ "{\"name\":\"Ada\"}" """, "\"Ada 13.0.0.0 13.0.4.30916\""),
        ("Extensions10", """{"who":"Ada"}""", Versions(10)),
        ("Extensions11", """{"who":"Ada"}""", Versions(11)),
        ("NativeAsset", "[40,2]", "42"),
        ("Satellite", "\"de\"", "\"Guten Tag\""),
        ("SameName", "", "\"McMaster.NETCore.Plugins 1.2.3.0\""),
        ("Greeter", """{"name":"Ada"}""", """{"message":"Hello, Ada!"}"""),
        ("Echo", "bytes", "bytes"),
        ("FormsOwnJsonServices:typed", """{"name":"Ada"}""", """{"said":"Ada!"}"""),
    ];

    /// <summary>The handlers, for tests that are run with each.</summary>
    public static TheoryData<string> Handlers => [.. All.Select(package => package.Handler)];

    /// <summary>The package that a handler string names.</summary>
    public static string NameOf(string handler) => handler.Split(':')[0];

    private static string Versions(int major) =>
        $$"""{"said":"Hello from settings, Ada","sent":"{\u0022who\u0022:\u0022Ada\u0022}","extensions":{{major}},"json":{{major}}}""";
}
