using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PluginRuntime;

namespace Libraries.Data;

public sealed class Shop
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class Shops(DbContextOptions<Shops> options) : DbContext(options)
{
    public DbSet<Shop> All => Set<Shop>();
}

[Handler("Microsoft-EntityFrameworkCore-Sqlite")]
public sealed class EntityFrameworkSqlite : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellationToken);
        await using var shops = new Shops(new DbContextOptionsBuilder<Shops>().UseSqlite(connection).Options);
        await shops.Database.EnsureCreatedAsync(cancellationToken);
        shops.AddRange(new Shop { Name = "tea" }, new Shop { Name = "coffee" });
        await shops.SaveChangesAsync(cancellationToken);
        var names = await shops.All.Where(shop => shop.Name != "").OrderBy(shop => shop.Name).Select(shop => shop.Name).ToListAsync(cancellationToken);
        return string.Join(", ", names);
    }
}

/// <summary>Nobody listens: that the connection is refused is the right answer.</summary>
[Handler("Npgsql-EntityFrameworkCore-PostgreSQL")]
public sealed class EntityFrameworkNpgsql : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<Shops>().UseNpgsql($"Host=127.0.0.1;Port={Loopback.FreePort()};Username=nobody;Pooling=false;Timeout=5").Options;
        await using var shops = new Shops(options);
        var sql = shops.All.Where(shop => shop.Id == 1).ToQueryString();
        try
        {
            await shops.Database.OpenConnectionAsync(cancellationToken);
            return "connected";
        }
        catch (InvalidOperationException error) when (error.InnerException is NpgsqlException { InnerException: SocketException refused })
        {
            return $"{sql.Split('\n')[0].Split(' ')[0]}, {refused.SocketErrorCode}";
        }
    }
}
