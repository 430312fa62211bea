using System.Runtime.InteropServices;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>
/// Where this machine's OpenSSL looks for authorities that it trusts, as it was told when it was built: <c>/usr/lib/ssl</c> on Debian,
/// <c>/etc/pki/tls</c> on Amazon Linux.
/// </summary>
internal static class TrustStore
{
    /// <summary>The file with all of them.</summary>
    public static string File => Marshal.PtrToStringUTF8(DefaultFile())!;

    /// <summary>The folder with a file for each.</summary>
    public static string Directory => Marshal.PtrToStringUTF8(DefaultDirectory())!;

    [DllImport("libcrypto.so.3", EntryPoint = "X509_get_default_cert_file")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint DefaultFile();

    [DllImport("libcrypto.so.3", EntryPoint = "X509_get_default_cert_dir")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint DefaultDirectory();
}
