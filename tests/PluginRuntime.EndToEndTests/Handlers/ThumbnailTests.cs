using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: a handler of bytes, with libraries of its own, takes any file and is ended by none.</summary>
public sealed class ThumbnailTests : IAsyncDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string NotAnImage = "Function.ThumbnailNotAnImage";
    private const string TooLarge = "Function.ThumbnailTooLarge";

    // Where a PNG file's width begins: behind its signature and the length and name of its first chunk.
    private const int PngWidth = 16;

    // What an APP0 segment says is a length of 65,535 bytes; the file ends long before.
    private static readonly byte[] OverlongSegment = [0xFF, 0xE0, 0xFF, 0xFF];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(512, 256, 128, 64)]
    [InlineData(200, 800, 32, 128)]
    [InlineData(129, 129, 128, 128)]
    [InlineData(1000, 2, 128, 1)]
    public async Task The_longest_side_becomes_128_pixels_and_the_other_keeps_its_ratio(
        int width, int height, int newWidth, int newHeight)
    {
        await using var host = Start();

        var answer = await _server.InvokeAsync("id-1", Pictures.Png(width, height));

        AssertPicture(answer, newWidth, newHeight);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(128, 128)]
    [InlineData(2, 1)]
    public async Task A_picture_that_fits_is_not_enlarged(int width, int height)
    {
        await using var host = Start();

        AssertPicture(await _server.InvokeAsync("id-1", Pictures.Png(width, height)), width, height);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_file_as_it_is_and_its_base64_in_a_JSON_string_give_the_same_bytes()
    {
        var png = Pictures.Png(300, 200);
        await using var host = Start();

        var raw = await _server.InvokeAsync("id-1", png);
        var json = await _server.InvokeAsync("id-2", JsonSerializer.Serialize(Convert.ToBase64String(png)));

        Assert.Equal(raw.AssertResponse("id-1").Body, json.AssertResponse("id-2").Body);
        AssertPicture(raw, 128, 85);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_JPEG_file_becomes_a_PNG_file()
    {
        await using var host = Start();

        var answer = (await _server.InvokeAsync("id-1", Pictures.Jpeg(256, 128))).AssertResponse("id-1");

        Assert.Equal((128, 64), SizeOf(answer));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("", "is empty")]
    [InlineData("{}", "7B7D")]
    [InlineData("\"not base64\"", "is not base64")]
    [InlineData("\"aGVsbG8=\"", "68656C6C6F")]
    [InlineData("\"aGVsbG8=\" \"aGVsbG8=\"", "is not base64")]
    public async Task What_is_not_an_image_is_a_function_error_that_shows_what_it_is(string payload, string shown)
    {
        await using var host = Start();

        var error = (await _server.InvokeAsync("id-1", payload)).AssertError("id-1", NotAnImage);

        Assert.Contains(shown, error.Message(), StringComparison.Ordinal);
        Assert.Equal("Thumbnail.NotAnImage", error.GetProperty("errorType").GetString());
        await AssertServesTheNextAsync();
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_file_that_is_cut_off_is_a_function_error()
    {
        await using var host = Start();

        (await _server.InvokeAsync("id-1", Pictures.Png(64, 64)[..50])).AssertError("id-1", NotAnImage);
        await AssertServesTheNextAsync();
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_header_that_claims_more_pixels_than_fit_is_refused_before_anything_is_decoded()
    {
        var png = Pictures.Png(8, 8);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(PngWidth), 100_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(PngWidth + 4), 100_000);
        await using var host = Start();

        var error = (await _server.InvokeAsync("id-1", png)).AssertError("id-1", TooLarge);

        Assert.Contains("100000 × 100000", error.Message(), StringComparison.Ordinal);
        await AssertServesTheNextAsync();
    }

    // The decoder takes the chunk CgBI before the header, so a size read from whatever chunk comes first would be the
    // sender's choice.
    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_chunk_before_the_header_cannot_hide_the_size_from_the_check()
    {
        await using var host = Start();

        (await _server.InvokeAsync("id-1", Pictures.PngBehindAnotherSize(8000, 8000))).AssertError("id-1", NotAnImage);
        await AssertServesTheNextAsync();
    }

    // The decoder looks for ever for the segment behind one that reaches past the file's end.
    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(0xFF, 0xD8, 2)]
    [InlineData(0xFF, 0xC0, 0)]
    public async Task A_JPEG_segment_that_reaches_past_the_files_end_fails_its_invocation_and_no_other(
        byte first, byte second, int behind)
    {
        var jpeg = Pictures.Jpeg(16, 16);
        await using var host = Start();

        var place = jpeg.AsSpan().IndexOf([first, second]) + behind;
        (await _server.InvokeAsync("id-1", WithOverlongSegment(jpeg, place))).AssertError("id-1", NotAnImage);
        await AssertServesTheNextAsync();
    }

    // Once the size is known the decoder takes what it has for the picture, as browsers do with a file that is cut off.
    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(0xFF, 0xDA)]
    [InlineData(0xFF, 0xD9)]
    public async Task Such_a_segment_behind_the_frames_header_keeps_no_invocation_waiting(byte first, byte second)
    {
        var jpeg = Pictures.Jpeg(16, 16);
        await using var host = Start();

        var place = jpeg.AsSpan().LastIndexOf([first, second]);
        var answer = await _server.InvokeAsync("id-1", WithOverlongSegment(jpeg, place));

        Assert.Equal((16, 16), SizeOf(answer.AssertResponse("id-1")));
        await AssertServesTheNextAsync();
    }

    private static byte[] WithOverlongSegment(byte[] jpeg, int place) =>
        [.. jpeg.AsSpan(0, place), .. OverlongSegment, .. jpeg.AsSpan(place)];

    private static (int Width, int Height) SizeOf(ScriptedRequest answer)
    {
        var picture = Pictures.Read(answer.Body);
        return (picture.Width, picture.Height);
    }

    private static void AssertPicture(ScriptedRequest answer, int width, int height)
    {
        var file = answer.AssertResponse("id-1").Body;
        Assert.Equal("\x89PNG", Encoding.Latin1.GetString(file, 0, 4));
        var picture = Pictures.Read(file);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal(Pictures.Red, picture.Pixel(0, 0));
        Assert.Equal(Pictures.Blue, picture.Pixel(width - 1, height - 1));
    }

    private HostRun Start() => HostRun.Start(_server, "Thumbnail", Repository.Built("Thumbnail"));

    private async Task AssertServesTheNextAsync() =>
        (await _server.InvokeAsync("id-next", Pictures.Png(1, 1))).AssertResponse("id-next");
}
