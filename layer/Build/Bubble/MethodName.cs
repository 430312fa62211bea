namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// A method as the runtime lists what its JIT compiled: <c>System.Array:Resize[char](byref,int)</c>.
/// </summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its own type arguments.</param>
/// <param name="Parameters">Its parameters, by their count alone: those of a generic type stand there with the arguments put in, of references no more than that.</param>
internal sealed record MethodName(TypeName Type, string Name, TypeName[] Arguments, int Parameters)
{
    /// <summary>Takes a line apart.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static MethodName Parse(string line)
    {
        var reader = new NameReader(line);
        var type = TypeName.Read(reader);
        reader.Expect(':');
        var name = reader.Until('[', '(');
        var arguments = reader.Skip('[') ? TypeName.ReadList(reader, ']') : [];
        reader.Expect('(');
        var parameters = TypeName.ReadList(reader, ')');
        return reader.IsAtEnd ? new MethodName(type, name, arguments, parameters.Length) : throw reader.Fault();
    }
}
