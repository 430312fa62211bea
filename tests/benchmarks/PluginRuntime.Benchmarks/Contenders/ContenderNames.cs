namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>The contenders by name, in the order in which they take their turns.</summary>
internal static class ContenderNames
{
    /// <summary>A C program that only does next → response.</summary>
    public const string Floor = "floor";

    /// <summary>A C program that only streams as many bytes as its event says.</summary>
    public const string Cat = "cat";

    /// <summary>What a good developer writes on the first day.</summary>
    public const string Naive = "naive";

    /// <summary>A program that writes one line and ends, as the SDK makes it, self-contained and compiled ahead of time: its whole run.</summary>
    public const string Hello = "hello world";

    /// <summary>The same without culture data, as the host is.</summary>
    public const string HelloInvariant = "hello world, invariant";

    /// <summary>The built layer by its bootstrap, with the Greeter sample compiled ahead of time.</summary>
    public const string Layer = "layer (Greeter)";

    /// <summary>The same, and the sample is as the compiler made it.</summary>
    public const string LayerIl = "layer (Greeter, IL)";

    /// <summary>The same as the first, and JSON is made ready in init.</summary>
    public const string LayerPrewarmed = "layer (Greeter, prewarmed)";

    /// <summary>The built layer with a handler that streams as many bytes as its event says.</summary>
    public const string LayerStreamed = "layer (streamed)";

    /// <summary>The built layer with a handler that echoes bytes and tells what was allocated.</summary>
    public const string LayerRaw = "layer (raw)";

    /// <summary>The same with typed JSON.</summary>
    public const string LayerTyped = "layer (typed)";

    /// <summary>The built layer by its bootstrap with a handler that costs nothing.</summary>
    public const string LayerEcho = "layer (echo)";

    /// <summary>The same with the Greeter sample, whose JSON is read and written by its context.</summary>
    public const string LayerContextJson = "layer (Greeter, JSON by the context)";

    /// <summary>The same, and the sample has no table of its handlers: they are found by reflection.</summary>
    public const string LayerReflected = "layer (Greeter, no table)";

    /// <summary>A typed handler whose event has 17 properties, nested.</summary>
    public const string LayerRich = "layer (rich)";

    /// <summary>The same by its context.</summary>
    public const string LayerRichContextJson = "layer (rich, JSON by the context)";

    /// <summary>Greeter's answer by a class library for AWS's own .NET runtime, with context and source-generated serializer.</summary>
    public const string LayerAws = "layer (AWS Greeter)";

    /// <summary>The same with a serializer that reflects.</summary>
    public const string LayerAwsReflected = "layer (AWS Greeter, reflection)";

    /// <summary>A typed handler of a package with many forms, marked <c>[Handler]</c>, without a table.</summary>
    public const string LayerForm = "layer (typed form)";

    /// <summary>The same by a plain method.</summary>
    public const string LayerMethod = "layer (typed form, plain method)";

    /// <summary>The same with a startup class and an injected dependency.</summary>
    public const string LayerServices = "layer (typed form, services)";

    /// <summary>The same in a package that carries a newer System.Text.Json.</summary>
    public const string LayerOwnJson = "layer (typed form, own JSON)";

    /// <summary>The layer's native host with the sample in C, which greets as Greeter does.</summary>
    public const string NativeC = "native (C)";

    /// <summary>The same with the Greeter sample, compiled into a native library.</summary>
    public const string NativeGreeter = "native (Greeter)";

    /// <summary>Those that cold-start, invocation and start-path compare.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Floor, Hello, HelloInvariant, Naive, Layer, LayerContextJson, LayerReflected, LayerIl, LayerPrewarmed, LayerEcho, LayerRich, LayerRichContextJson, LayerAws,
        LayerAwsReflected, LayerForm, LayerMethod, LayerServices, LayerOwnJson, NativeC, NativeGreeter,
    ];
}
