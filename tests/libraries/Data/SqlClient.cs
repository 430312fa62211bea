using Microsoft.Data.SqlClient;
using PluginRuntime;

namespace Libraries.Data;

/// <summary>Nobody listens: that the connection is refused is the right answer.</summary>
[Handler("Microsoft-Data-SqlClient")]
public sealed class SqlServer : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var text = $"Server=tcp:127.0.0.1,{Loopback.FreePort()};User Id=nobody;Password=none;Encrypt=false;Pooling=false;Connect Timeout=5;ConnectRetryCount=0";
        await using var connection = new SqlConnection(text);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return "connected";
        }
        catch (SqlException error)
        {
            return $"class {error.Class}, refused";
        }
    }
}
