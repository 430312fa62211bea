#if NETSTANDARD2_0
// What the compiler, and the rules' own code, take from the framework and netstandard2.0 has not. Nothing else may need to know of the old target.

namespace System
{
    /// <summary>A place in a text, from its start or, as <c>^1</c>, from its end.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;

        public static implicit operator Index(int value) => new(value);
    }

    /// <summary>A part of a text: <c>2..^1</c>.</summary>
    internal readonly struct Range(Index start, Index end)
    {
        public Index Start { get; } = start;

        public Index End { get; } = end;

        public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

        public static Range EndAt(Index end) => new(new Index(0), end);
    }
}

namespace PluginRuntime.Rules
{
    /// <summary>Members that the types of the old target lack.</summary>
    internal static class OldTarget
    {
        extension(char)
        {
            public static bool IsAsciiLetterOrDigit(char character) =>
                character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
        }

        extension(string text)
        {
            public static string Join(char separator, IEnumerable<string> parts) => string.Join(separator.ToString(), parts);

            public bool Contains(char character) => text.IndexOf(character) >= 0;

            public bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

            public bool StartsWith(char character) => text.Length > 0 && text[0] == character;

            public bool EndsWith(char character) => text.Length > 0 && text[text.Length - 1] == character;
        }
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : Attribute;

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }

    [AttributeUsage(AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : Attribute;
}
#endif
