using System.Text;
using PluginRuntime.Answers;

// Asks every handler of packages the same things, and prints what each answers: loaded as always, or as one that can be swapped. All in one process, so
// that it is quick. How, and which, comes on standard input: a handler may look at the arguments. A handler
// behind a minus sign is not asked. Standard output is also the handlers'; they get the host's capture of it.
var words = (await Console.In.ReadToEndAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
using var packages = new AskedPackages(isSwapped: words[0] == "swapped");
var unasked = words.Where(word => word.StartsWith('-')).Select(word => word[1..]).ToHashSet();
foreach (var package in words.Skip(1).Where(word => !word.StartsWith('-')))
{
    foreach (var line in await packages.AskAsync(package, unasked))
    {
        await output.WriteLineAsync(line.ReplaceLineEndings("\\n"));
    }

    await output.FlushAsync();
}
