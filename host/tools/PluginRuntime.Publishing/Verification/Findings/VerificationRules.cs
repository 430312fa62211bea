namespace PluginRuntime.Publishing.Verification.Findings;

/// <summary>
/// Everything that is verified. Filters and suppressions name a rule by its id, so none is ever given to another.
/// </summary>
internal static class VerificationRules
{
    public static readonly VerificationRule Input = Error(1001, "What was given holds a package that can be found and read.");
    public static readonly VerificationRule Name = Error(1002, "The package has a name by which a handler string can choose it.");
    public static readonly VerificationRule SelfContained = Error(1003, "The package brings no .NET runtime of its own.");
    public static readonly VerificationRule Links = Error(1004, "No link leads out of the package, and it holds nothing but files and folders.");
    public static readonly VerificationRule Dependencies = Error(1005, "The package's deps.json is as .NET expects it, and leads out of the package nowhere.");
    public static readonly VerificationRule Damage = Error(1006, "The package's files are those that its handler.json lists.");
    public static readonly VerificationRule NativeLibraries = Error(1007, "The package's native libraries are whole.");
    public static readonly VerificationRule Bootstrap = Error(1008, "The package has no file 'bootstrap'.");
    public static readonly VerificationRule LinkedFolders = Error(1009, "No folder of the package is a link.");
    public static readonly VerificationRule FileNames = Error(1010, "The names of the package's files travel between systems.");
    public static readonly VerificationRule Assembly = Error(1011, "The package's DLLs can be loaded by the host's .NET, on the platform that it runs on.");
    public static readonly VerificationRule Marks = Error(1012, "What is meant to be a handler can be one, and no two go by one name.");
    public static readonly VerificationRule NoHandler = Error(1013, "The package has a handler.");
    public static readonly VerificationRule References = Error(1014, "What the package's code refers to is in the package or in the host.");
    public static readonly VerificationRule Size = Error(1015, "The package is not larger than Lambda takes.");
    public static readonly VerificationRule Twice = Error(1016, "No package is given twice.");
    public static readonly VerificationRule Handler = Error(1017, "The handler string means a handler of the packages that were given.");
    public static readonly VerificationRule Startup = Error(1018, "At most one class registers the plugin's services, and it can be made.");
    public static readonly VerificationRule BuiltAgainst = Error(1019, "The package was built for contracts and a .NET that the host has.");
    public static readonly VerificationRule NativeProgram = Error(1020, "A package that is a native program can be started by Lambda's system.");

    public static readonly VerificationRule HandlerLibrary = Error(1021, "A package that is a native library can be opened on Lambda's system, and is one with handlers.");
    public static readonly VerificationRule LibraryAnswer = Error(1022, "A native library says which handlers it has, and its handler.json says the same of it as its file.");

    public static readonly VerificationRule NativeFiles = Warning(1101, "Native files are for Lambda's platforms, and where .NET looks for them.");
    public static readonly VerificationRule Settings = Warning(1102, "The package's runtimeconfig.json asks for nothing that has no effect.");
    public static readonly VerificationRule Unloading = Warning(1103, "Nothing keeps the package's code in memory after a hot swap.");
    public static readonly VerificationRule AheadOfTime = Warning(1104, "The package's code is compiled ahead of time.");
    public static readonly VerificationRule Json = Warning(1105, "JSON is read and written without reflection.");
    public static readonly VerificationRule OtherReferences = Warning(1106, "What libraries of the package refer to is in the package or in the host.");
    public static readonly VerificationRule NativeVersions = Warning(1107, "Native files need no newer C and C++ libraries than Lambda's image has.");
    public static readonly VerificationRule Together = Warning(1108, "What is given can be one function's code and layers.");
    public static readonly VerificationRule DirectZip = Warning(1109, "A zip is small enough to go to Lambda with the call itself.");
    public static readonly VerificationRule NeededLibraries = Warning(1110, "What a native library with handlers needs is in the package or on Lambda's system.");

    public static readonly VerificationRule Description = Error(1201, "A file that describes a deployment can be read.");
    public static readonly VerificationRule DescribedHandler = Error(1202, "The handler that a deployment describes is one of the function's package.");
    public static readonly VerificationRule DescribedRuntime = Error(1203, "The runtime that a deployment describes is one with which the function's package is run.");
    public static readonly VerificationRule DescribedArchitecture = Error(1204, "The architecture that a deployment describes is that of the function's code and layers.");
    public static readonly VerificationRule DescribedLayers = Error(1205, "The layers that a deployment describes are of the kind that the function's package needs.");
    public static readonly VerificationRule DescribedCode = Error(1206, "The code that a deployment describes is there.");

    public static readonly VerificationRule DescribedCultures = Warning(1251, "Where the function's package needs culture data, a layer brings it.");

    public static readonly VerificationRule Unknown = Note(1291, "What a deployment describes can be known before it is made.");

    public static readonly VerificationRule NotAsked = Note(1191, "A native library can be asked on this machine which handlers it has.");

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<VerificationRule> All { get; } =
    [
        Input, Name, SelfContained, Links, Dependencies, Damage, NativeLibraries, Bootstrap, LinkedFolders, FileNames, Assembly, Marks, NoHandler, References, Size,
        Twice, Handler, Startup, BuiltAgainst, NativeProgram, HandlerLibrary, LibraryAnswer, NativeFiles, Settings, Unloading, AheadOfTime, Json, OtherReferences, NativeVersions, Together, DirectZip, NeededLibraries, NotAsked,
        Description, DescribedHandler, DescribedRuntime, DescribedArchitecture, DescribedLayers, DescribedCode, DescribedCultures, Unknown,
    ];

    private static VerificationRule Error(int number, string description) => new($"PLV{number}", FindingLevel.Error, description);

    private static VerificationRule Warning(int number, string description) => new($"PLV{number}", FindingLevel.Warning, description);

    private static VerificationRule Note(int number, string description) => new($"PLV{number}", FindingLevel.Note, description);
}
