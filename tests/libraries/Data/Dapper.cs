using Dapper;
using Microsoft.Data.Sqlite;
using PluginRuntime;

namespace Libraries.Data;

[Handler("Dapper")]
public sealed class DapperOverSqlite : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        var shops = await connection.QueryAsync<Shop>("SELECT 1 AS Id, 'tea' AS Name UNION SELECT 2, @name", new { name = "coffee" });
        return string.Join(", ", shops.Select(shop => $"{shop.Id} {shop.Name}"));
    }
}
