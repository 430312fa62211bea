using PluginRuntime.Packaging;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.Words;

switch (args)
{
    case ["refuse", var property, var project]:
        Console.WriteLine(ProjectFault.Of(property).In(project));
        return 0;
    case ["write", var list]:
        return Write(PublishedPackage.Read(list));
    case ["check", var list]:
        return Check(BuildList.Read(list));
    default:
        Console.Error.WriteLine("The build of a handler project starts this program; 'dotnet publish' is the command for people.");
        return 2;
}

static int Write(PublishedPackage published)
{
    try
    {
        PackageWriter.Write(published);
        return 0;
    }
    catch (PackageException error)
    {
        Console.WriteLine(BuildMessage.Error(published.Project, error));
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException)
    {
        Console.WriteLine(BuildMessage.Error(published.Project, error));
    }

    return 1;
}

static int Check(BuildList list)
{
    try
    {
        Finding[] found = [.. new TemplateCheck(list).Run()];
        Array.ForEach(found, finding => Console.WriteLine(BuildMessage.Of(finding)));
        return found.Any(BuildMessage.IsError) ? 1 : 0;
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException)
    {
        Console.WriteLine(BuildMessage.Error(list.One("project"), error));
        return 1;
    }
}
