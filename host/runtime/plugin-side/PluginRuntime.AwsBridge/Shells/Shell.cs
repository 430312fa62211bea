namespace PluginRuntime.PluginSide.Shells;

/// <summary>
/// How one interface of the plugin's is implemented over a source: by a compiled type, or by an emitted one where the plugin's interface has
/// abstract members that were unknown when this was compiled.
/// </summary>
/// <param name="contract">The interface, as the plugin has it.</param>
/// <param name="compiled">The maker of the compiled type; fails if the type does not load.</param>
internal sealed class Shell<TSource>(Type contract, Func<Func<TSource, object>> compiled)
    where TSource : class
{
    private Func<TSource, object>? _make;

    /// <summary>The interface over a source.</summary>
    public object Of(TSource source) => Open()(source);

    /// <summary>Finds out how it is implemented.</summary>
    /// <exception cref="FunctionException">It cannot be.</exception>
    public Func<TSource, object> Open() => _make ??= Find();

    private Func<TSource, object> Find()
    {
        try
        {
            return compiled();
        }
        catch (TypeLoadException)
        {
            return EmittedShell.Of<TSource>(contract);
        }
    }
}
