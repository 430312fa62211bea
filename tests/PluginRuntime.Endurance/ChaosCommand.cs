namespace PluginRuntime.Endurance;
internal static class ChaosCommand { public static System.CommandLine.Command Create() => new("chaos"); }
