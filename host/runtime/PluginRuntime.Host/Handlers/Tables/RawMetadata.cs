using System.Reflection;
using System.Reflection.Metadata;

namespace PluginRuntime.Handlers.Tables;

/// <summary>
/// What an assembly's metadata mentions, without reading it.
/// </summary>
internal static unsafe class RawMetadata
{
    /// <summary>Whether an assembly may use a name. <see langword="false"/> is certain: it nowhere holds it.</summary>
    /// <remarks>Walking the bytes costs microseconds; asking every method of every type for its attributes would cost milliseconds of each cold start.</remarks>
    public static bool MayMention(Assembly assembly, ReadOnlySpan<byte> name) => !assembly.TryGetRawMetadata(out var start, out var length)
        || Find(new ReadOnlySpan<byte>(start, length), name) >= 0;

    /// <summary>Where a name begins for the first time; -1 if it is nowhere.</summary>
    /// <remarks>Not by <c>IndexOf</c>: it is vector code, which the JIT compiles at its first use, for longer than this takes.</remarks>
    public static int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var start = 0; start <= text.Length - name.Length; start++)
        {
            var matched = 0;
            while (matched < name.Length && text[start + matched] == name[matched])
            {
                matched++;
            }

            if (matched == name.Length)
            {
                return start;
            }
        }

        return -1;
    }
}
