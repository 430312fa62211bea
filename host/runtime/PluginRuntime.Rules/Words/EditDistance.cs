namespace PluginRuntime.Rules.Words;

/// <summary>
/// How many edits lie between two texts: a letter put in, left out, exchanged, or swapped with its neighbour.
/// </summary>
internal static class EditDistance
{
    /// <summary>The optimal string alignment distance.</summary>
    public static int Between(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var isEqual = left[row - 1] == right[column - 1];
                current[column] = Math.Min(
                    Math.Min(last[column], current[column - 1]) + 1,
                    last[column - 1] + (isEqual ? 0 : 1));
                if (IsSwap(left, right, row, column))
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            (beforeLast, last) = (last, current);
        }

        return last[right.Length];
    }

    private static bool IsSwap(string left, string right, int row, int column) =>
        row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
}
