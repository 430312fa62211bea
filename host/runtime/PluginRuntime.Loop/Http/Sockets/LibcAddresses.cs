using PluginRuntime.Linux;

namespace PluginRuntime.Http.Sockets;

/// <summary>The addresses behind a host's name, as the C library finds them.</summary>
internal static unsafe class LibcAddresses
{
    private const int LongestName = 255;

    /// <returns>A list that the caller gives back to <see cref="Libc.FreeAddressInfo"/>.</returns>
    /// <exception cref="ConnectionException">There is no such host.</exception>
    public static Libc.AddressInfo* Find(string host, int port)
    {
        var name = stackalloc byte[LongestName + 1];
        WriteName(host, name);
        var wanted = new Libc.AddressInfo { SocketType = Libc.SocketStream, Protocol = Libc.ProtocolTcp };
        Libc.AddressInfo* found;
        var error = Libc.GetAddressInfo(name, null, &wanted, &found);
        if (error != 0)
        {
            throw new ConnectionException(ConnectionFailure.NotConnected, $"no host is called '{host}' (getaddrinfo: {error})");
        }

        for (var address = found; address is not null; address = address->Next)
        {
            // The port has the same place in IPv4's and IPv6's addresses: two bytes in, high byte first.
            address->Address[2] = (byte)(port >> 8);
            address->Address[3] = (byte)port;
        }

        return found;
    }

    private static void WriteName(string host, byte* name)
    {
        if (host.Length > LongestName)
        {
            throw new ConnectionException(ConnectionFailure.NotConnected, $"'{host}' is too long for a host's name");
        }

        for (var index = 0; index < host.Length; index++)
        {
            name[index] = (byte)host[index];
        }

        name[host.Length] = 0;
    }
}
