namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: the first publish for one platform fetches the compiler that it needs, from the feeds that the project has.</summary>
public sealed class FirstCompilerTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_machine_without_the_compiler_has_it_after_the_first_publish()
    {
        using var machine = new UserMachine { HasOtherPackages = false };
        Offer(machine, "microsoft.netcore.app.crossgen2.linux-x64");
        Offer(machine, "microsoft.netcore.app.runtime.linux-x64");
        machine.WriteProject("Orders", "public static class Function { public static string Go(string name) => name; }");

        await machine.RunAsync("dotnet publish Orders -c Release -r linux-x64");

        var compiled = await File.ReadAllBytesAsync(
            machine.At("Orders", "bin", "Release", "net10.0", "linux-x64", "publish", "Orders.dll"), TestContext.Current.CancellationToken);
        Assert.True(CompiledMethods.CountIn(compiled) > 0);
    }

    // From NuGet's own folder: its feed is not asked.
    private static void Offer(UserMachine machine, string package)
    {
        foreach (var file in Directory.GetFiles(Path.Join(UserMachine.Restored, package), "*.nupkg", SearchOption.AllDirectories))
        {
            File.CreateSymbolicLink(Path.Join(machine.Others, Path.GetFileName(file)), file);
        }
    }
}
