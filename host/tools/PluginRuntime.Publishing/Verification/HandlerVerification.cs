using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// Whether a handler string means a handler of the packages that were given: what the host asks in its init, of metadata alone.
/// </summary>
/// <param name="packages">The packages.</param>
/// <param name="reading">What was read of them.</param>
internal sealed class HandlerVerification(IReadOnlyList<VerifiedPackage> packages, PackageReading reading)
{
    /// <summary>Judges one.</summary>
    /// <param name="handler">The handler string.</param>
    /// <exception cref="PackageException">It is malformed, or means nothing that is there and can be a handler.</exception>
    public void Judge(string handler)
    {
        var parsed = HandlerString.Parse(handler);
        if (packages.Count > 0)
        {
            Judge(parsed, Find(parsed));
        }
    }

    /// <summary>The package that a handler string names; <see langword="null"/> if it is not among those given.</summary>
    public VerifiedPackage? PackageOf(string handler)
    {
        try
        {
            return Given(HandlerString.Parse(handler));
        }
        catch (PackageException)
        {
            return null;
        }
    }

    private void Judge(HandlerString handler, PackageLocation location)
    {
        if (location.IsNativeProgram)
        {
            RequireProgram(location, handler);
            return;
        }

        if (location.IsHandlerLibrary)
        {
            RequireNamed(location, handler);
            return;
        }

        var package = reading.Of(location);
        if (!ProgramForm.IsMeant(package, handler))
        {
            var chosen = HandlerChoice.Choose(package, handler);
            HandlerRules.Check(chosen, location.Facts, package.HasServices);
            SerializerRules.Require(package, chosen);
        }
    }

    private static void RequireProgram(PackageLocation location, HandlerString handler)
    {
        if (handler.IsAwsForm || handler.Entry is not null)
        {
            throw NativeProgramError.NamesMore(location, handler);
        }
    }

    // What a library for another machine says may not be known.
    private void RequireNamed(PackageLocation location, HandlerString handler)
    {
        if (reading.Libraries.Of(location.MainAssemblyPath) is { } description)
        {
            _ = NamedHandlers.Choose(location.Name, Array.ConvertAll(description.Handlers, each => each.Names), handler);
        }
    }

    private PackageLocation Find(HandlerString handler) =>
        Given(handler)?.Location ?? new PackageCatalog([.. packages.Select(package => package.Location.Root).DistinctBy(root => root.Directory)]).Find(handler);

    private VerifiedPackage? Given(HandlerString handler) => packages.FirstOrDefault(
        package => package.Location.Name == handler.Package && (handler.Version is null || handler.Version.Equals(package.Location.Version)));
}
