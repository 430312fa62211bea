using System.Text;

namespace PluginRuntime.Tests.Documentation;

/// <summary>A command of a document, taken apart as a shell does.</summary>
internal static class ShellWords
{
    /// <summary>The words of a line up to where its output goes.</summary>
    public static string[] Of(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isWord = false;
        var quote = '\0';
        for (var index = 0; index < line.Length; index++)
        {
            var letter = line[index];
            if (quote == '\0' && letter is ' ' or '>')
            {
                if (isWord)
                {
                    words.Add(word.ToString());
                }

                if (letter == '>')
                {
                    return [.. words];
                }

                word.Clear();
                isWord = false;
                continue;
            }

            isWord = true;
            if (letter == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && letter is '\'' or '"')
            {
                quote = letter;
            }
            else
            {
                word.Append(letter == '\\' && quote == '"' ? line[++index] : letter);
            }
        }

        return isWord ? [.. words, word.ToString()] : [.. words];
    }
}
