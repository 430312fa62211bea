using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// Takes the package to the version that its file <c>current</c> names: has it made, publishes it and retires the one before, or refuses it.
/// </summary>
/// <remarks>For one thread alone.</remarks>
/// <param name="pointer">Which version is named.</param>
/// <param name="maker">Makes it.</param>
/// <param name="served">What invocations get.</param>
/// <param name="retired">Where the one before goes.</param>
/// <param name="environment">The settings.</param>
/// <param name="log">Where it is told.</param>
internal sealed class VersionFollower(
    PointerWatch pointer, GenerationMaker maker, ServedGeneration served, RetiredGenerations retired, LambdaEnvironment environment, SwapLog log)
{
    private const string AgainWhenWritten = "What 'current' names is tried again once that file is written anew, even if it names the same.";

    private readonly PackageLocation _package = served.Current.Plugin.Package;
    private readonly TimeSpan _limit = environment.HotSwap!.PrepareLimit;
    private string? _toldOfLeaks;

    /// <summary>Whether there is something to follow: the pointer is another one, or a version was told to come once there is room for it.</summary>
    public bool HasNews => pointer.HasChanged() || pointer.IsReplaced() || _toldOfLeaks is not null;

    /// <summary>Follows. Whatever fails on the way leaves the version before in service.</summary>
    public void Follow()
    {
        var name = "'current'";
        try
        {
            var version = pointer.Take(out var versionsDirectory);
            name = version.Value;
            if (name == served.Current.Version)
            {
                _toldOfLeaks = null;
            }
            else if (HasRoom(name))
            {
                Swap(_package.OfVersion(version, versionsDirectory), name);
            }
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            Refuse(name, error.Message);
        }
    }

    private bool HasRoom(string version)
    {
        if (retired.Obstacle() is not { } obstacle)
        {
            _toldOfLeaks = null;
            return true;
        }

        if (_toldOfLeaks != version)
        {
            _toldOfLeaks = version;
            Refuse(version, obstacle, "It is taken as soon as one of those is gone that are too many.");
        }

        return false;
    }

    private void Swap(PackageLocation deployed, string version)
    {
        var preparation = maker.Start(
            deployed, served.Current.Copy, environment.PrewarmsSwaps, abandoned: (copy, context) => retired.AddAbandoned(version, copy, context));
        if (!preparation.Wait(_limit))
        {
            preparation.GiveUp();
            retired.AddHanging(version, preparation);
            Refuse(version, Preparation.TooSlow(_limit));
        }
        else if (preparation.Take() is { } generation)
        {
            log.Prepared(version, preparation.Duration);
            Publish(generation);
        }
        else
        {
            Refuse(version, preparation.Failure!);
        }
    }

    private void Publish(Generation generation)
    {
        var before = served.Publish(generation);
        log.Published(generation.Version, before.Version, pointer.SinceChange, generation.Handler.Description);
        retired.Add(before);
    }

    private void Refuse(string version, string reason, string again = AgainWhenWritten)
    {
        // What was made of it may have set this for its own constructor.
        Surroundings.SetApplication(served.Current.Plugin.Package);
        pointer.Refuse();
        log.Refused(version, served.Current.Version, again, reason);
    }
}
