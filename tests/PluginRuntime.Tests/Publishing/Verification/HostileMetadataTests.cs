using Mono.Cecil;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Verification;

/// <summary>Names and shapes that no compiler writes, as obfuscators and attackers do: told or passed over, in lines that somebody reads.</summary>
public sealed class HostileMetadataTests
{
    private const int LongestMessage = 32 * 1024;

    private const string Source = """
        public class First { [Handler("create")] public void Create(ref int order) { } public string Plain(Second other) => null; }
        public class Second { public void Plain(First other) { } public class Nested { public class Deep { public void Run() { } } } }
        public class Third : Second { }
        """;

    private static readonly HostAssemblies Host = HostAssemblies.OfThisProcess();

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("\u001b[31m\r\n::error::gone\u202e")]
    [InlineData("")]
    [InlineData("\u0000")]
    [InlineData("a\ud800b")]
    public Task P13_a_name_of_any_characters_forges_no_line(string name) => VerifyAsync(module => Rename(module, name));

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public Task P13_a_name_of_any_length_makes_no_message_longer_than_somebody_reads(int length) => VerifyAsync(module => Rename(module, new string('x', length)));

    [Fact(Timeout = Limits.HangMilliseconds)]
    public Task P13_types_and_methods_of_one_name_are_passed_over() => VerifyAsync(module =>
    {
        foreach (var type in module.Types.Skip(1))
        {
            type.Name = "Same";
            foreach (var method in type.Methods.Where(method => !method.IsConstructor))
            {
                method.Name = "Same";
            }
        }
    });

    [Fact(Timeout = Limits.HangMilliseconds)]
    public Task P13_base_types_in_a_circle_end() => VerifyAsync(module =>
    {
        var (first, second) = (module.GetType("First"), module.GetType("Second"));
        first.BaseType = second;
        second.BaseType = module.GetType("Third");
    });

    [Fact(Timeout = Limits.HangMilliseconds)]
    public Task P13_a_type_that_is_its_own_base_and_its_own_interface_ends() => VerifyAsync(module =>
    {
        var first = module.GetType("First");
        first.BaseType = first;
        first.Interfaces.Add(new InterfaceImplementation(first));
    });

    [Fact(Timeout = Limits.HangMilliseconds)]
    public Task P13_types_in_types_two_hundred_deep_end() => VerifyAsync(module =>
    {
        var outer = module.GetType("First");
        for (var depth = 0; depth < 200; depth++)
        {
            var inner = new TypeDefinition("", "Inner", TypeAttributes.NestedPublic | TypeAttributes.Class, module.TypeSystem.Object);
            outer.NestedTypes.Add(inner);
            outer = inner;
        }
    });

    [Fact(Timeout = Limits.HangMilliseconds)]
    public Task P13_ten_thousand_marks_of_ten_thousand_names_are_compared_in_time() => VerifyAsync(module =>
    {
        var marked = module.GetType("First").Methods.First(method => method.Name == "Create");
        for (var number = 0; number < 10_000; number++)
        {
            var method = new MethodDefinition($"M{number}", MethodAttributes.Public, module.TypeSystem.Void);
            var attribute = new CustomAttribute(marked.CustomAttributes[0].Constructor);
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, $"name{number}"));
            method.CustomAttributes.Add(attribute);
            marked.DeclaringType.Methods.Add(method);
        }
    });

    private static void Rename(ModuleDefinition module, string name)
    {
        var type = module.GetType("First");
        foreach (var method in type.Methods.Where(method => !method.IsConstructor))
        {
            method.Name = name;
            foreach (var parameter in method.Parameters)
            {
                parameter.Name = name;
            }
        }

        foreach (var attribute in type.Methods.SelectMany(method => method.CustomAttributes).Where(attribute => attribute.AttributeType.Name == "HandlerAttribute"))
        {
            attribute.ConstructorArguments[0] = new CustomAttributeArgument(module.TypeSystem.String, name);
        }

        type.Namespace = name;
        type.Name = name;
        module.GetType("Second").NestedTypes[0].Name = name;
    }

    private static Task VerifyAsync(Action<ModuleDefinition> change) => Task.Run(() =>
    {
        using var package = CompiledPackage.Of(Source);
        using (var module = ModuleDefinition.ReadModule(package.Main, new ReaderParameters { InMemory = true }))
        {
            change(module);
            module.Write(package.Main);
        }

        var verification = new VerificationRun(Host, null);
        verification.Find("given", () => [new VerifiedPackage(package.Location, "given", package.Main, ["orders.dll"])]);
        verification.Run(["orders", "orders:create", "orders:First.Plain", "orders::Second::Plain"], "given");

        Assert.All(verification.Findings, CheckReadable);
        Assert.Contains(verification.Findings, finding => finding.IsError);
    });

    private static void CheckReadable(Finding finding)
    {
        Assert.InRange(finding.Message.Length, 1, LongestMessage);
        Assert.DoesNotContain(finding.Message, character => (char.IsControl(character) && character != '\n') || character is '\u202e');
        Assert.InRange(finding.Message.Split('\n').Length, 1, 8);
    }
}
