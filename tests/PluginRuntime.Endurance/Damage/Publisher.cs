using System.Diagnostics;
using System.Globalization;

namespace PluginRuntime.Endurance.Damage;

/// <summary>
/// The process that publishes: of each line that it reads, the number of a version. It answers a line when that is done.
/// </summary>
internal sealed class Publisher : IAsyncDisposable
{
    /// <summary>The verb of this program that is one.</summary>
    public const string Verb = "publish-damage";

    private readonly Process _process;

    private Publisher(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="program">How this program is started.</param>
    /// <param name="root">The root that it publishes into.</param>
    /// <param name="isSpared">Whether it damages nothing.</param>
    public static Publisher Start(string[] program, string root, bool isSpared) => new(Process.Start(
        new ProcessStartInfo(program[0], [.. program[1..], Verb, "--root", root, .. Plant(isSpared)]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);

    /// <summary>Is it.</summary>
    public static async Task<int> ServeAsync(string root, bool isSpared, TextReader input, TextWriter output)
    {
        var package = new DamagedPackage(root, isSpared);
        while (await input.ReadLineAsync() is { } version)
        {
            package.Publish(int.Parse(version, CultureInfo.InvariantCulture));
            await output.WriteLineAsync(version);
        }

        return 0;
    }

    /// <summary>Has a version published.</summary>
    public async Task PublishAsync(int version)
    {
        var text = version.ToString(CultureInfo.InvariantCulture);
        await _process.StandardInput.WriteLineAsync(text);
        await _process.StandardInput.FlushAsync();
        if (await _process.StandardOutput.ReadLineAsync() != text)
        {
            throw new InvalidDataException($"The publisher ended at version {text}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string[] Plant(bool isSpared) => isSpared ? ["--plant"] : [];
}
