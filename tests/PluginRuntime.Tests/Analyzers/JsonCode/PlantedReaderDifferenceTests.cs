namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>A reader that takes more than the context does, or something else, is found out at the borders.</summary>
public sealed class PlantedReaderDifferenceTests
{
    [Theory]
    [InlineData("if (_depth == 64) return false;", "")]
    [InlineData("if (_depth == 64) return false;", "if (_depth == 65) return false;")]
    [InlineData(" || (_json[whole] == (byte)'0' && _at > whole + 1)", "")]
    [InlineData("character < ' ' || ", "")]
    [InlineData("if (next != ',') return false;", "if (next != ',') return true;")]
    [InlineData("if (isFirst) return true;", "if (isFirst && next != ',') return true;")]
    [InlineData("(eight - 0x2020202020202020) | ", "")]
    [InlineData(" | (escapes - 0x0101010101010101)", "")]
    [InlineData("return isCode;", "return true;")]
    [InlineData("default:\n                    return false;\n            }\n        }\n\n        private bool ReadNumber", "default:\n                    return true;\n            }\n        }\n\n        private bool ReadNumber")]
    [InlineData("if (character >= 0xDC00 && character <= 0xDFFF) return false;", "")]
    [InlineData("if (low < 0xDC00 || low > 0xDFFF) return false;", "")]
    [InlineData("out int written, false)", "out int written, true)")]
    [InlineData("Next() == 0 && _at == _json.Length", "Next() == 0")]
    [InlineData("next != '\\r' && next != '\\t'", "next != '\\r' && next != '\\t' && next != '\\v'")]
    [InlineData("_length == 36 && ", "")]
    [InlineData(" || at - begin > 7", "")]
    [InlineData("minutes = text[0] == (byte)'-' ? -(", "minutes = text[0] == (byte)'-' ? (")]
    [InlineData("value >= least && value <= most;", "true;")]
    [InlineData("if (isNegative && least == 0) return false;", "")]
    [InlineData("return Kind == '}';", "return true;")]
    [InlineData("return Kind == ']';", "return true;")]
    [InlineData("if (reader.Kind != '}') return false;", "")]
    [InlineData("if (reader.Kind != ']') return false;", "")]
    [InlineData("|| !ReadText() || Next() != ':') return false;", "|| !ReadText() || Next() == '}') return false;")]
    public void It_is_seen(string right, string planted)
    {
        using var package = GeneratedPackage.Of(JsonBorders.Source, code => code.Replace(right, planted, StringComparison.Ordinal));

        Assert.NotNull(BorderJsonAgreementTests.Difference(package, JsonBorders.Documents));
    }
}
