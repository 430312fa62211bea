using System.Reflection;
using System.Reflection.Metadata;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// A method of a package's type, read from metadata.
/// </summary>
internal sealed class MetadataMethod : MethodShape
{
    private const string StateMachine = "System.Runtime.CompilerServices.AsyncStateMachineAttribute";
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    private const string ByRefLike = "System.Runtime.CompilerServices.IsByRefLikeAttribute";
    private const string ParamsArray = "System.ParamArrayAttribute";

    // From .NET 11 on the runtime itself can suspend a method; it then has this flag and no state machine.
    private const MethodImplAttributes AsyncByTheRuntime = (MethodImplAttributes)0x2000;

    private readonly AssemblyCatalog _catalog;
    private readonly TypeLocation _type;
    private readonly MethodDefinition _method;
    private ParameterShape[]? _parameters;
    private string? _returnType;

    private MetadataMethod(AssemblyCatalog catalog, TypeLocation type, MethodDefinition method)
    {
        _catalog = catalog;
        _type = type;
        _method = method;
        var reader = type.Assembly.Reader;
        var attributes = method.GetCustomAttributes();
        Name = MetadataName.Of(reader, method.Name);
        DeclaringType = TypeNames.Of(reader, type.Handle);
        IsGeneric = method.GetGenericParameters().Count > 0;
        IsAsync = method.ImplAttributes.HasFlag(AsyncByTheRuntime) || AttributeReader.Has(reader, attributes, StateMachine);
        IsSpecial = IsMadeByCompiler(method, Name) || AttributeReader.Has(reader, attributes, CompilerGenerated);
        EntryName = AttributeReader.ReadText(reader, attributes, MetadataType.HandlerAttribute);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string DeclaringType { get; }

    /// <inheritdoc/>
    public override bool IsPublic => (_method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;

    /// <inheritdoc/>
    public override bool IsStatic => _method.Attributes.HasFlag(MethodAttributes.Static);

    /// <inheritdoc/>
    public override bool IsAbstract => _method.Attributes.HasFlag(MethodAttributes.Abstract);

    /// <inheritdoc/>
    public override bool IsGeneric { get; }

    /// <inheritdoc/>
    public override bool IsAsync { get; }

    /// <inheritdoc/>
    public override bool IsSpecial { get; }

    /// <inheritdoc/>
    public override bool IsVarArgs => _type.Assembly.Read(() =>
        Signature().Header.CallingConvention == SignatureCallingConvention.VarArgs);

    /// <inheritdoc/>
    public override bool HasParamsArray => _type.Assembly.Read(() => _method.GetParameters()
        .Select(_type.Assembly.Reader.GetParameter)
        .Any(parameter => AttributeReader.Has(_type.Assembly.Reader, parameter.GetCustomAttributes(), ParamsArray)));

    /// <inheritdoc/>
    public override string? EntryName { get; }

    /// <summary>What a serializer has to write of what it returns, by AWS's rules; <see langword="null"/> for nothing.</summary>
    public string? WrittenForAws => _type.Assembly.Read(() => AwsResult.Written(_catalog, Signature().ReturnType));

    /// <summary>The serializer that it names itself, by AWS's rules.</summary>
    public NamedSerializer? Serializer => NamedSerializer.In(_catalog, _type.Assembly, _ => _method.GetCustomAttributes());

    /// <inheritdoc/>
    public override ParameterShape[] Parameters => _parameters ??= ReadParameters();

    /// <inheritdoc/>
    public override string ReturnType => _returnType ??= _type.Assembly.Read(() => Signature().ReturnType.Printed);

    /// <inheritdoc/>
    public override bool ReturnsByRefLike => IsByRefLike(_type.Assembly.Read(() => Signature().ReturnType));

    /// <summary>The methods that a type declares, constructors left out.</summary>
    /// <param name="catalog">Where references lead.</param>
    /// <param name="type">The type.</param>
    /// <param name="isInherited">Whether it is asked for as a base type, whose private methods cannot be seen.</param>
    public static MethodShape[] Of(AssemblyCatalog catalog, TypeLocation type, bool isInherited) => type.Assembly.Read<MethodShape[]>(() =>
    [
        .. type.Definition.GetMethods()
            .Select(type.Assembly.Reader.GetMethodDefinition)
            .Where(method => !(isInherited && (method.Attributes & MethodAttributes.MemberAccessMask) <= MethodAttributes.Private))
            .Select(method => new MetadataMethod(catalog, type, method))
            .Where(method => method.Name is not (".ctor" or ".cctor")),
    ]);

    private static bool IsMadeByCompiler(MethodDefinition method, string name) =>
        method.Attributes.HasFlag(MethodAttributes.SpecialName)
        || name.Contains('<')
        || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.Runtime;

    private MethodSignature<SignatureType> Signature() =>
        _type.Assembly.Printer.Decode(_method, _type.Context(_method.GetGenericParameters()));

    private ParameterShape[] ReadParameters()
    {
        var (types, names) = _type.Assembly.Read(() => (Signature().ParameterTypes, ReadNames()));
        return [.. types.Select((type, index) => new ParameterShape(names.GetValueOrDefault(index + 1, ""), type.Printed, IsByRefLike(type)))];
    }

    // The row with number 0, if there is one, is about what is returned.
    private Dictionary<int, string> ReadNames()
    {
        var reader = _type.Assembly.Reader;
        var names = new Dictionary<int, string>();
        foreach (var parameter in _method.GetParameters().Select(reader.GetParameter))
        {
            names[parameter.SequenceNumber] = MetadataName.Of(reader, parameter.Name);
        }

        return names;
    }

    private bool IsByRefLike(SignatureType type) => _catalog.Resolve(type) is { } found
        && found.Assembly.Read(() => AttributeReader.Has(found.Assembly.Reader, found.Definition.GetCustomAttributes(), ByRefLike));
}
