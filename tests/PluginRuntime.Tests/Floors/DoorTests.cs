using Mono.Cecil;

namespace PluginRuntime.Tests.Floors;

/// <summary>What the compiled host and its loop may ask of the process in one place alone.</summary>
public sealed class DoorTests
{
    [Theory]
    [InlineData("PluginRuntime.Loop")]
    [InlineData("PluginRuntime.Host")]
    public void Environment_variables_are_read_in_one_type_alone(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(House.PathOf(assembly));
        var readers =
            from method in module.GetTypes().SelectMany(type => type.Methods)
            where method.HasBody && method.Body.Instructions.Any(instruction => instruction.Operand is MethodReference called && ReadsVariables(called))
            select method.DeclaringType.FullName;

        Assert.Equal(["PluginRuntime.Settings.LambdaEnvironment"], readers.Distinct());
    }

    [Fact]
    public void The_loop_declares_the_C_library_once()
    {
        using var module = ModuleDefinition.ReadModule(House.PathOf("PluginRuntime.Loop"));
        var declaring = module.GetTypes().Where(type => type.Methods.Any(method => method.IsPInvokeImpl)).Select(type => type.FullName);

        Assert.Equal(["PluginRuntime.Linux.Libc"], declaring);
    }

    private static bool ReadsVariables(MethodReference method) =>
        method.DeclaringType.FullName == "System.Environment"
        && method.Name is "GetEnvironmentVariable" or "GetEnvironmentVariables" or "ExpandEnvironmentVariables";
}
