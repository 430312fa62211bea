namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>
/// What stands in for Lambda's system image: of this machine a shell and the libraries that .NET asks of a system, and a list of users.
/// </summary>
/// <remarks>
/// Nothing else: no other program, no configuration, no ICU. On Lambda there is more, and none of it is promised. The user has a line in
/// <c>/etc/passwd</c>, as there, and a home that does not exist: without HOME, .NET looks for it when it checks a certificate.
/// Source: https://docs.aws.amazon.com/linux/al2023/ug/lambda.html
/// </remarks>
internal static class SystemImage
{
    public const string Shell = "/bin/sh";

    private static readonly string[] Loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];

    private static readonly string[] Libraries =
    [
        "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1", "libstdc++.so.6",
        "libssl.so.3", "libcrypto.so.3",
        // What some systems link OpenSSL and the shell with.
        "libz.so.1", "libzstd.so.1", "libtinfo.so.6",
    ];

    private static readonly string[] Folders =
    [
        "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64",
    ];

    /// <summary>Where they lie here, and where in the sandbox.</summary>
    public static IEnumerable<(string Source, string Target)> Files() =>
    [
        (Shell, Shell),
        (Path.Combine(AppContext.BaseDirectory, "Layer", "Sandboxes", "passwd"), "/etc/passwd"),
        .. Loaders.Where(File.Exists).Select(loader => (loader, loader)),
        .. from library in Libraries
           let source = Folders.Select(folder => Path.Combine(folder, library)).FirstOrDefault(File.Exists)
           where source is not null
           select (source, "/lib64/" + library),
    ];
}
