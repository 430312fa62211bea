using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// What a package has that a handler string can name, for messages and listings.
/// </summary>
internal static class HandlerCandidates
{
    // Methods that a class has for others than a function's callers.
    private static readonly string[] NotMeant =
        ["Equals", "GetHashCode", "ToString", "Dispose", "DisposeAsync", "ConfigureServices", "InitializeAsync", "BeforeSnapshotAsync", "AfterRestoreAsync", "GetTypeInfo"];

    /// <summary>What counts when a handler string names no entry: what is marked, and types with a handler interface.</summary>
    /// <param name="package">Where to look.</param>
    /// <param name="refuse">Takes the error for each mark whose name is none; left out, the first is thrown.</param>
    public static HandlerShape[] Counted(PackageShape package, Action<PackageException>? refuse = null)
    {
        var marked = package.MayNameEntries ? MarkedHandlers.In(package, refuse) : [];
        return
        [
            .. package.Types.SelectMany(type => (HandlerShape[])
            [
                .. HandlerChoice.IsHandler(type) && !MarkedHandlers.HasType(marked, type) ? [new HandlerShape(type, null)] : Array.Empty<HandlerShape>(),
                .. marked.Where(candidate => ReferenceEquals(candidate.Handler.Type, type)).Select(candidate => candidate.Handler),
            ]),
        ];
    }

    /// <summary>The methods without a mark that can be handlers.</summary>
    /// <param name="package">Where to look.</param>
    /// <param name="hasServices">Whether constructors may have parameters.</param>
    public static HandlerShape[] PlainMethods(PackageShape package, bool hasServices) =>
        [.. package.Types.Where(type => type.IsPublic).SelectMany(type => PlainMethods(package, type, hasServices))];

    /// <summary>The methods of one type that can be handlers and have no mark.</summary>
    public static HandlerShape[] PlainMethods(PackageShape package, TypeShape type, bool hasServices) =>
    [
        .. HandlerMethods.Of(type, package.Package.HasLambdaCore)
            .Where(handler => IsMeant(handler, handler.Method!) && CanBe(handler, package.Package, hasServices)),
    ];

    private static bool IsMeant(HandlerShape handler, MethodShape method) =>
        method is { IsPublic: true, EntryName: null }
        && !NotMeant.Contains(method.Name)
        && HandlerMethods.IsOwn(handler.Type, method)
        && (handler.Type.Contracts.Length == 0 || method.Name != "HandleAsync")
        && (!handler.IsAws || AwsMethodChoice.IsLikely(handler.Type));

    private static bool CanBe(HandlerShape handler, PackageFacts package, bool hasServices)
    {
        try
        {
            HandlerRules.Check(handler, package, hasServices);
            return true;
        }
        catch (PackageException)
        {
            return false;
        }
    }
}
