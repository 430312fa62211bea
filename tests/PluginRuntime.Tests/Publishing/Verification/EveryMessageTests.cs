using System.Reflection;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Publishing.Verification;

/// <summary>Each message that rules, packages and publishing have is told by a rule of <c>verify</c>, or it is known why not.</summary>
public sealed class EveryMessageTests
{
    private const string OfRoot = "about a root and its versions, which install changes";
    private const string OfWriting = "about what is being written";

    // By the class that has the messages: the rules that tell them.
    private static readonly Dictionary<string, string> Told = new()
    {
        ["AssemblyFileError"] = "PLV1003 PLV1007 PLV1011 PLV1012",
        ["AwsMethodRuleError"] = "PLV1012 PLV1017",
        ["AwsPackageError"] = "PLV1017",
        ["ContractRuleError"] = "PLV1012 PLV1017",
        ["DepsFileError"] = "PLV1005",
        ["HandlerChoiceError"] = "PLV1017",
        ["HandlerStringError"] = "PLV1017",
        ["InstallError"] = OfRoot,
        ["InstanceRuleError"] = "PLV1012 PLV1017",
        ["LayerContents"] = OfWriting,
        ["LibraryAnswerError"] = "PLV1022",
        ["LibraryDescription"] = "PLV1022",
        ["MainAssembly"] = "PLV1001",
        ["ManifestReader"] = "PLV1006",
        ["ManifestWriter"] = OfWriting,
        ["MarkedHandlerError"] = "PLV1012",
        ["MethodChoiceError"] = "PLV1017",
        ["MethodRuleError"] = "PLV1012 PLV1017",
        ["MissingReferenceError"] = "PLV1014 PLV1106",
        ["MissingReferences"] = "PLV1014 PLV1106",
        ["AssemblyFileCheck"] = "PLV1011",
        ["AssemblyMetadata"] = "PLV1012",
        ["NamedHandlers"] = "PLV1017",
        ["NativeFit"] = "PLV1021",
        ["NativeFitError"] = "PLV1021 PLV1022",
        ["NativeProgramError"] = "PLV1017 PLV1020",
        ["NewerThanHost"] = "PLV1019",
        ["PackageLinkTargets"] = "PLV1004",
        ["PackageManifest"] = "PLV1001 PLV1006",
        ["PackageSearchError"] = "PLV1001 PLV1017",
        ["PackageSize"] = "PLV1015",
        ["PackageZip"] = "PLV1001",
        ["ParameterRuleError"] = "PLV1012 PLV1017",
        ["PointerFileError"] = "PLV1001",
        ["SamePackage"] = "PLV1016",
        ["StartupRuleError"] = "PLV1018",
        ["SymbolicLink"] = "PLV1001 PLV1004",
        ["VerificationError"] = "PLV1004 PLV1006 PLV1008 PLV1009 PLV1010 PLV1013",
        ["VersionChoiceError"] = "PLV1001 PLV1017",
        ["BuiltAgainstRules"] = "PLV1019",
        ["MarkedHandlers"] = "PLV1012",
    };

    private static readonly Assembly[] Assemblies = [typeof(PackageException).Assembly, typeof(PackageLocation).Assembly, typeof(VerificationRun).Assembly];

    [Fact]
    public void Each_class_with_messages_is_in_the_table_and_no_other() => Assert.Equal(
        WithMessages(), Told.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Each_rule_of_the_table_is_there() => Assert.All(
        Told.Values.Where(rules => rules is not (OfRoot or OfWriting)).SelectMany(rules => rules.Split(' ')).Distinct(),
        id => Assert.Contains(VerificationRules.All, rule => rule.Id == id));

    private static string[] WithMessages() =>
    [
        .. Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Any(method => method.ReturnType == typeof(PackageException) && !method.Name.Contains('<', StringComparison.Ordinal)))
            .Select(type => type.Name).Distinct().Order(StringComparer.Ordinal),
    ];
}
