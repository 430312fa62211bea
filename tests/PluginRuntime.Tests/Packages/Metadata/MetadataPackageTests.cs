using System.Reflection;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Packages.Metadata;

public sealed class MetadataPackageTests : IDisposable
{
    private const string Library = """
        namespace Library;
        public abstract class Base<TEvent> : IHandler<TEvent, string>
        {
            public virtual ValueTask<string> HandleAsync(TEvent payload, IInvocationContext context, CancellationToken token) => default;
            public List<TEvent> Gather(TEvent[] events, Dictionary<string, TEvent> named) => null;
            private void Hidden() { }
        }
        public interface IOrderHandler : IHandler<int>;
        public class Outer<T> { public class Inner; }
        """;

    private const string Source = """
        namespace Orders;
        public record Order;
        public class Create : Library.Base<Order>;
        public class Deep<T> : Library.Base<List<T>>;
        public class Deeper : Deep<Order> { public override ValueTask<string> HandleAsync(List<Order> payload, IInvocationContext context, CancellationToken token) => default; }
        public class Delete : Library.IOrderHandler { public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken token) => default; }
        public class Both : Create, IRawHandler { ValueTask IRawHandler.HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken token) => default; }
        public class Shapes
        {
            public int Count { get; set; }
            public unsafe Task<Library.Outer<int>.Inner> Take(Nested x, int[,] y, int?[][] z, in long a, int* b, (int, string) c) => null;
            public class Nested { protected class Deep; }
            public static void Run() { }
            public async Task Wait() => await Task.Yield();
        }
        """;

    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly CompiledPackage _package = CompiledPackage.Of(Source, Library);

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("Orders.Create", "IHandler`2")]
    [InlineData("Orders.Deeper", "IHandler`2")]
    [InlineData("Orders.Delete", "IHandler`1")]
    [InlineData("Orders.Both", "IRawHandler IHandler`2")]
    [InlineData("Orders.Shapes", "")]
    public void Handler_interfaces_are_found_through_base_types_of_other_assemblies(string type, string contracts) =>
        Assert.Equal(contracts, string.Join(' ', _package.Type(type).Contracts));

    [Fact]
    public void Type_arguments_are_put_in_for_the_parameters_of_base_types()
    {
        var gather = _package.Type("Orders.Deeper").Methods.Single(method => method.Name == "Gather");

        Assert.Equal("System.Collections.Generic.List`1[System.Collections.Generic.List`1[Orders.Order]]", gather.ReturnType);
        Assert.Equal("System.Collections.Generic.List`1[Orders.Order][]", gather.Parameters[0].TypeName);
        Assert.Equal("Library.Base`1", gather.DeclaringType);
    }

    [Fact]
    public void Methods_come_nearest_first_and_without_what_cannot_be_seen()
    {
        var names = _package.Type("Orders.Deeper").Methods.Select(method => method.Name);

        Assert.Equal(["HandleAsync", "HandleAsync", "Gather"], names);
    }

    [Fact]
    public void Types_and_methods_are_as_reflection_shows_them()
    {
        var context = new System.Runtime.Loader.AssemblyLoadContext("orders", isCollectible: true);
        context.LoadFromAssemblyPath(_package.Library);
        var loaded = context.LoadFromAssemblyPath(_package.Main).GetTypes();
        var read = _package.Read().Types;

        Assert.Equal(loaded.Select(type => type.FullName), read.Select(type => type.FullName));
        foreach (var (type, shape) in loaded.Zip(read))
        {
            Assert.Equal(
                (type.Name, type.IsVisible, type.IsAbstract, type.GetConstructors().Length, type.GetConstructor(Type.EmptyTypes) is not null),
                (shape.Name, shape.IsPublic, shape.IsAbstract, shape.PublicConstructorCount, shape.HasPublicParameterlessConstructor));
            Assert.Equal(
                type.GetMethods(Declared).Select(Describe).Order(StringComparer.Ordinal),
                shape.Methods.Where(method => method.DeclaringType == type.FullName).Select(Describe).Order(StringComparer.Ordinal));
        }

        context.Unload();
    }

    [Fact]
    public void Parameters_are_printed_as_reflection_prints_them()
    {
        var take = _package.Type("Orders.Shapes").Methods.Single(method => method.Name == "Take");

        Assert.Equal("System.Threading.Tasks.Task`1[Library.Outer`1+Inner[System.Int32]]", take.ReturnType);
        Assert.Equal(
            ["Orders.Shapes+Nested", "System.Int32[,]", typeof(int?[][]).ToString(), "System.Int64&", "System.Int32*", typeof((int, string)).ToString()],
            take.Parameters.Select(parameter => parameter.TypeName));
        Assert.Equal(["x", "y", "z", "a", "b", "c"], take.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("Orders.Shapes", true)]
    [InlineData("Orders.Shapes+Nested", true)]
    [InlineData("Orders.Shapes+Nested+Deep", false)]
    public void A_nested_type_is_public_only_with_all_around_it(string type, bool isPublic) =>
        Assert.Equal(isPublic, _package.Type(type).IsPublic);

    [Fact]
    public void Accessors_are_special_and_async_is_seen()
    {
        var methods = _package.Type("Orders.Shapes").Methods.ToDictionary(method => method.Name);

        Assert.True(methods["get_Count"].IsSpecial);
        Assert.False(methods["Run"].IsSpecial);
        Assert.True(methods["Run"].IsStatic);
        Assert.True(methods["Wait"].IsAsync);
        Assert.False(methods["Run"].IsAsync);
    }

    [Theory]
    [InlineData("""[Handler("x")] class A;""", true)]
    [InlineData("""class A { [Handler("x")] void M() { } }""", true)]
    [InlineData("""class HandlerAttribute; class A;""", false)]
    public void Whether_anything_is_marked_is_told(string source, bool mayNameEntries)
    {
        using var package = CompiledPackage.Of(source);

        Assert.Equal(mayNameEntries, package.Read().MayNameEntries);
    }

    [Fact]
    public void An_interface_of_the_plugins_own_that_is_called_like_ours_is_no_handler_interface()
    {
        using var package = CompiledPackage.Of("class A : PluginRuntime.Own.IRawHandler; namespace PluginRuntime.Own { interface IRawHandler; }");

        Assert.Empty(package.Type("A").Contracts);
    }

    [Fact]
    public void A_base_type_that_is_missing_ends_the_search_and_is_no_error()
    {
        File.Delete(_package.Library);

        Assert.Empty(_package.Type("Orders.Create").Contracts);
    }

    [Fact]
    public void Every_other_byte_in_the_head_of_the_metadata_ends_in_shapes_or_in_a_PackageException()
    {
        const int Head = 128;
        var bytes = File.ReadAllBytes(_package.Main);
        var start = bytes.AsSpan().IndexOf("BSJB"u8);
        for (var index = start; index < start + Head; index++)
        {
            bytes[index] ^= 0xff;
            ReadAll(bytes);
            bytes[index] ^= 0xff;
        }
    }

    [Fact]
    public void Two_hundred_files_cut_or_with_other_bytes_end_in_shapes_or_in_a_PackageException()
    {
        var whole = File.ReadAllBytes(_package.Main);
        var random = new Random(20);
        for (var round = 0; round < 200; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = 0; flips < 12; flips++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            ReadAll(round % 8 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("hello", "is a text file")]
    [InlineData("\u007fELF", "ELF")]
    public void What_is_no_assembly_is_told_for_what_it_is(string content, string told)
    {
        File.WriteAllText(_package.Main, content);

        Assert.Contains(told, Assert.Throws<PackageException>(() => _package.Read()).Message);
    }

    [Fact]
    public void A_damaged_library_is_named()
    {
        File.WriteAllText(_package.Library, "hello");

        var error = Assert.Throws<PackageException>(() => _package.Type("Orders.Create").Contracts);

        Assert.Contains("Library.dll is a text file", error.Message);
    }

    private static string Describe(MethodInfo method) =>
        $"{method.ReturnType} {method.Name}({string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.ToString()))}) {method.IsPublic} {method.IsStatic} {method.IsAbstract}";

    private static string Describe(MethodShape method) =>
        $"{method.ReturnType} {method.Name}({HandlerText.Types(method, isSimple: false)}) {method.IsPublic} {method.IsStatic} {method.IsAbstract}";

    private void ReadAll(byte[] main)
    {
        File.WriteAllBytes(_package.Main, main);
        try
        {
            foreach (var type in MetadataPackage.Read(_package.Location).Types)
            {
                _ = (type.Contracts, type.IsPublic, type.PublicConstructorCount, type.HasPublicParameterlessConstructor, type.MethodsAt(1));
                foreach (var method in type.Methods)
                {
                    _ = (method.Parameters, method.ReturnType, method.IsPublic, method.IsVarArgs, method.HasParamsArray);
                }
            }
        }
        catch (PackageException)
        {
            // What the message says depends on the byte.
        }
    }
}
