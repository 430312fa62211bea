using Microsoft.CodeAnalysis;

namespace PluginRuntime.Analyzers;

/// <summary>
/// What the compiler tells of the code in handlers and startup classes. Unlike what a handler is, this stops no host.
/// </summary>
internal static class BodyDiagnostics
{
    /// <summary>A thread stands still until a task is done.</summary>
    public static readonly DiagnosticDescriptor Blocks = new DiagnosticDescriptor(
        Codes.Blocks,
        "A handler that blocks on a task",
        "{0} waits for a task by {1}: its thread does nothing meanwhile, and where invocations run beside each other all threads may stand so until the timeout. It should await the task, as in await store.Find(order). Change the method in the plugin's source.",
        HandlerDiagnostics.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HandlerDiagnostics.Help + "plr2006");

    /// <summary>What is awaited goes on past the deadline.</summary>
    public static readonly DiagnosticDescriptor NoToken = new DiagnosticDescriptor(
        "PLR2007",
        "An asynchronous handler that takes no token",
        "{0} awaits {1} without a token, so that it goes on when the function's time is up. It should take a CancellationToken as its last parameter and pass it on, as in public async Task<Receipt> PlaceOrder(Order order, CancellationToken cancellationToken). Change the method in the plugin's source.",
        HandlerDiagnostics.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HandlerDiagnostics.Help + "plr2007");

    /// <summary>A constructor's parameter that nothing serves.</summary>
    public static readonly DiagnosticDescriptor NotRegistered = new DiagnosticDescriptor(
        "PLR2008",
        "A service that a handler needs and no startup class registers",
        "{0}",
        HandlerDiagnostics.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HandlerDiagnostics.Help + "plr2008");

    /// <summary>Something of the process's that knows the plugin.</summary>
    public static readonly DiagnosticDescriptor HoldsCode = new DiagnosticDescriptor(
        "PLR2009",
        "What keeps a plugin in memory after a hot swap",
        "{0} has what may keep its code in memory after a hot swap: {1}. It should give that up when the handler is disposed, as a handler does that implements IAsyncDisposable. Change it in the plugin's source; for a function that is never swapped it does not matter.",
        HandlerDiagnostics.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HandlerDiagnostics.Help + "plr2009");

    /// <summary>A place where a method waits.</summary>
    public static Diagnostic Waits(Location place, string method, string words) => Diagnostic.Create(Blocks, place, method, words);

    /// <summary>A method, and the first that it awaits.</summary>
    public static Diagnostic TakesNoToken(Location? place, string method, string awaited) => Diagnostic.Create(NoToken, place, method, awaited);

    /// <summary>The host's words at the method that registers services.</summary>
    public static Diagnostic NeedsService(Location? place, string message) => Diagnostic.Create(NotRegistered, place, HandlerDiagnostics.OneLine(message));

    /// <summary>A type, and what it begins.</summary>
    public static Diagnostic Pins(Location place, string type, string words) => Diagnostic.Create(HoldsCode, place, type, words);
}
