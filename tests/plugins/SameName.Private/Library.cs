namespace SameNameLibrary;

public static class Library
{
    public static string Name => typeof(Library).Assembly.GetName().Name + " " + typeof(Library).Assembly.GetName().Version;
}
