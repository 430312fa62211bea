using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The messages for a malformed handler string.
/// </summary>
internal static class HandlerStringError
{
    private const string RightForm =
        "It should be a package with an entry, as in orders:create, or Assembly::Namespace.Type::Method, as in Orders::Orders.Checkout::PlaceOrder.";

    /// <summary>Where a handler string is changed.</summary>
    public const string Place =
        "Change the function's Handler setting; Lambda passes it on in the environment variable _HANDLER.";

    /// <summary>There is no text at all.</summary>
    public static PackageException Missing() => new(
        PackageErrorType.InvalidHandler,
        $"""
        The handler string is empty.
        {RightForm}
        {Place}
        """);

    /// <summary>Longer than <see cref="HandlerString.MaxLength"/>.</summary>
    public static PackageException TooLong(string text) =>
        Because(text, $"has {text.Length:N0} characters; at most {HandlerString.MaxLength:N0} are read, and Lambda itself takes 128");

    /// <summary>A control character, line breaks included.</summary>
    public static PackageException ControlCharacter(string text) =>
        Because(text, "has a control character or a line break in it");

    /// <summary>A slash, a backslash or two dots.</summary>
    public static PackageException PathPart(string text) =>
        Because(text, "reads like a path; a package is found by its name, so '/', '\\' and '..' are not allowed");

    /// <summary>The short form's package is empty or no package name.</summary>
    public static PackageException PackageName(string text, string name) => name.Length == 0
        ? Because(text, "names no package before the ':' or '@'")
        : Because(text, $"names the package {Quotation.Of(name)}, but a package has {FolderName.Rule}");

    /// <summary>What follows the <c>@</c> is no version.</summary>
    public static PackageException Version(string text, string version) => Because(
        text, $"pins the version {Quotation.Of(version)}, but a version has {FolderName.Rule}, as in orders@1.4.2:create");

    /// <summary>A colon with nothing behind it.</summary>
    public static PackageException EmptyEntry(string text) =>
        Because(text, "names no entry behind the ':'; leave the ':' out if the package has only one handler");

    /// <summary>A third part in the short form.</summary>
    public static PackageException SecondColon(string text) =>
        Because(text, "does not name a handler: it has more than one ':'");

    /// <summary>The entry has no form that we know.</summary>
    public static PackageException Entry(string text, string entry) => Because(
        text,
        $"has the entry {Quotation.Of(entry)}, but an entry is a name, a type, or a method with its type, as in orders:Checkout.PlaceOrder(Order)");

    /// <summary>AWS's form without a usable assembly name.</summary>
    public static PackageException AssemblyName(string text, string name) => name.Length == 0
        ? Because(text, "names no assembly before the first '::'")
        : Because(text, $"names the assembly {Quotation.Of(name)}, which cannot be the name of a DLL");

    /// <summary>A display name with something that is no property.</summary>
    public static PackageException DisplayName(string text, string property) => Because(
        text, $"has {Quotation.Of(property)} in its assembly's display name; behind the name only properties may stand, as in Orders, Version=1.0.0.0");

    /// <summary>A version pinned in AWS's form.</summary>
    public static PackageException VersionInAwsForm(string text) =>
        Because(text, "pins a version in front of '::'; only the short form can, as in orders@1.4.2:Checkout.PlaceOrder");

    /// <summary>AWS's form without a usable type.</summary>
    public static PackageException TypeName(string text, string type) => type.Length == 0
        ? Because(text, "names no type behind the first '::'")
        : Because(text, $"names the type {Quotation.Of(type)}; a type is Namespace.Type, or Namespace.Type+Nested for a nested one");

    /// <summary>A second <c>::</c> without a usable method.</summary>
    public static PackageException MethodName(string text, string method) => method.Length == 0
        ? Because(text, "names no method behind the second '::'; leave the '::' out if the type implements a handler interface")
        : Because(text, $"names the method {Quotation.Of(method)}; a method is Name, Name(T,T), or a signature as 'Void Name(T, T)'");

    /// <summary>Parentheses or brackets that do not pair up.</summary>
    public static PackageException Parentheses(string text) =>
        Because(text, "has parentheses or brackets that do not pair up; parameter types are written as in Type.Method(Order,Int32)");

    /// <summary>Two commas in a row, or one at an end.</summary>
    public static PackageException EmptyParameter(string text) =>
        Because(text, "has an empty place in its list of parameter types; they are written as in Type.Method(Order,Int32)");

    private static PackageException Because(string text, string reason) => new(
        PackageErrorType.InvalidHandler,
        $"""
        The handler {Quotation.Of(text)} {reason}.
        {RightForm}
        {Place}
        """);
}
