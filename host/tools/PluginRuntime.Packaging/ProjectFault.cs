using System.Xml;
using System.Xml.Linq;

namespace PluginRuntime.Packaging;

/// <summary>
/// A property of a project with which its publish makes no package, told with the line where it stands.
/// </summary>
/// <param name="Property">The property.</param>
/// <param name="Code">The message's code.</param>
/// <param name="Message">What is wrong with it, and what would be right.</param>
internal sealed record ProjectFault(string Property, string Code, string Message)
{
    private static readonly ProjectFault[] All =
    [
        new("SelfContained", "PLR1005", "The project publishes .NET itself along (SelfContained), which the host's layer has already. A package should hold the handler and its own libraries alone: remove <SelfContained>, or publish with --no-self-contained."),
        new("PublishSingleFile", "PLR1006", "The project publishes everything as one file (PublishSingleFile), which a host cannot load. A package should have its main DLL beside its libraries: remove <PublishSingleFile>."),
        new("PublishTrimmed", "PLR1007", "The project is published trimmed (PublishTrimmed), which takes away what the host looks for by name. A package should be published whole; the layer's runtime is not part of it: remove <PublishTrimmed>."),
        new("PublishAot", "PLR1008", "The project is published as native code (PublishAot), which a host cannot load. A package should be a class library: remove <PublishAot>; with a runtime identifier, as in -r linux-x64, it is compiled ahead of time all the same."),
        new("AssemblyName", "PLR1009", "The project's assembly is named bootstrap (AssemblyName), which Lambda would start in the place of the layer's host. It should have a name of its own, as in <AssemblyName>orders</AssemblyName>: remove <AssemblyName>, or change it."),
    ];

    /// <summary>The fault of a property.</summary>
    public static ProjectFault Of(string property) => Array.Find(All, fault => fault.Property == property)!;

    /// <summary>The place, the code and the message, for the build to show as its own error.</summary>
    /// <param name="project">The project's file, which may have the property; an imported file or the command line may have it as well.</param>
    public string In(string project) => $"{project}{Place(project)}|{Code}|{Message}";

    private string Place(string project)
    {
        try
        {
            IXmlLineInfo? element = XDocument.Load(project, LoadOptions.SetLineInfo).Descendants()
                .LastOrDefault(element => element.Name.LocalName == Property);
            return element is null ? "" : $"({element.LineNumber},{element.LinePosition})";
        }
        catch (XmlException)
        {
            // A file-based program.
            return "";
        }
    }
}
