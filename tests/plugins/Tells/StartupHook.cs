/// <summary>What <c>DOTNET_STARTUP_HOOKS</c> runs before <c>Main</c>: .NET wants this name, outside of any namespace.</summary>
internal static class StartupHook
{
    public static void Initialize() => AppContext.SetData("Tells.Hook", "run with " + AppContext.BaseDirectory);
}
