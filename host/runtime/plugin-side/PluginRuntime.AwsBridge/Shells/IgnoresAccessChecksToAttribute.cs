namespace System.Runtime.CompilerServices;

/// <summary>
/// Lets an assembly that bears it see what is internal in another.
/// </summary>
/// <remarks>.NET honours it and does not declare it: it looks for an attribute of this full name, whoever declares it.</remarks>
/// <param name="assemblyName">The simple name of the other assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    /// <summary>The simple name of the other assembly.</summary>
    public string AssemblyName { get; } = assemblyName;
}
