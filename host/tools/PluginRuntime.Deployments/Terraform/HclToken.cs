using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.Terraform;

/// <summary>
/// What a piece of Terraform's language is.
/// </summary>
internal enum HclKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>The end of a line.</summary>
    Line,

    /// <summary>A name, a number or a word.</summary>
    Word,

    /// <summary>A text in quotes or a heredoc.</summary>
    Text,

    /// <summary>Any other character.</summary>
    Sign,
}

/// <summary>
/// A piece of Terraform's language.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says; of a text what stands in the quotes, its holes as they are.</param>
/// <param name="Start">Where it begins in the file, in characters from 0.</param>
/// <param name="Place">The same as line and column.</param>
internal readonly record struct HclToken(HclKind Kind, string Text, int Start, TextPlace Place)
{
    /// <summary>Whether it is a sign.</summary>
    public bool Is(char sign) => Kind == HclKind.Sign && Text[0] == sign;
}
