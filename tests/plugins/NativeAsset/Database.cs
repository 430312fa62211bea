using Microsoft.Data.Sqlite;
using PluginRuntime;

namespace NativeAsset;

public static class Database
{
    /// <summary>Lets SQLite, a native library of the package's own, add.</summary>
    [Handler("sum")]
    public static long Sum(int[] payload)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select $a + $b";
        command.Parameters.AddWithValue("$a", payload[0]);
        command.Parameters.AddWithValue("$b", payload[1]);
        return (long)command.ExecuteScalar()!;
    }
}
