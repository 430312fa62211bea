using System.Globalization;
using System.Resources;
using PluginRuntime;

namespace Satellite;

public static class Greetings
{
    private static readonly ResourceManager Texts = new("Satellite.Texts", typeof(Greetings).Assembly);

    /// <summary>The greeting in the language that the event names.</summary>
    [Handler("greet")]
    public static string? Greet(string payload) => Texts.GetString("Hello", CultureInfo.GetCultureInfo(payload));
}
