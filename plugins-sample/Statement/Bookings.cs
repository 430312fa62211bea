using System.Globalization;
using System.Text;

namespace Statement;

/// <summary>The bookings of an account, a day each, as lines of CSV.</summary>
/// <remarks>Made up, and the same for the same account: a bank asks its ledger here, a page at a time.</remarks>
internal sealed class Bookings(string account)
{
    private static readonly DateOnly First = new(2026, 1, 1);

    private decimal _balance = 100;

    /// <summary>The names of the columns.</summary>
    public static ReadOnlySpan<byte> Head => "day,amount,balance\n"u8;

    /// <summary>The line of a day; they are asked for in their order.</summary>
    public byte[] Line(int day)
    {
        var amount = (((account.Length * 7) + (day * 13)) % 41) - 20;
        _balance += amount;
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{First.AddDays(day):yyyy-MM-dd},{amount},{_balance}\n"));
    }
}
