using System.Globalization;
using ConcurrentJs.Numeric;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Numeric;

public sealed class DateTests
{
    private static readonly LocalTime s_utc = new(TimeZoneInfo.Utc);
    private static readonly LocalTime s_berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("2020", 1577836800000)]
    [InlineData("2020-02-03T10:00+01:00", 1580720400000)]
    [InlineData("+275760-09-13T00:00:00.001Z", double.NaN)]
    [InlineData("-000000-01-01T00:00:00Z", double.NaN)]
    [InlineData("2020-13-01", double.NaN)]
    [InlineData("Mon, 25 Dec 1995 13:30:00 +0430", 819882000000)]
    [InlineData("Thu Jan 01 1970 00:00:00 GMT+0200 (CEST)", -7200000)]
    [InlineData("12/25/1995", 819849600000)]
    [InlineData("Dec 25, 1995 1:30 PM", 819898200000)]
    [InlineData("2020 foo", double.NaN)]
    public void Parse_reads_the_standard_and_the_usual_formats(string text, double expected) =>
        Assert.Equal(expected, DateParse.Parse(text, s_utc));

    [Fact]
    public void A_skipped_local_time_uses_the_offset_before_the_gap() =>
        Assert.Equal("2020-03-29T01:30:00.000Z", DateFormat.ToIsoString(DateParse.Parse("2020-03-29T02:30:00", s_berlin)));

    [Fact]
    public void A_repeated_local_time_is_the_earlier_instant() =>
        Assert.Equal("2020-10-25T00:30:00.000Z", DateFormat.ToIsoString(DateParse.Parse("2020-10-25T02:30:00", s_berlin)));

    [Fact]
    public void The_texts_of_a_date_read_back()
    {
        const double t = 819849600000;
        Assert.Equal("Mon, 25 Dec 1995 00:00:00 GMT", DateFormat.ToUtcString(t));
        Assert.Equal(t, DateParse.Parse(DateFormat.ToUtcString(t), s_berlin));
        Assert.Equal(t, DateParse.Parse(DateFormat.ToString(t, s_berlin), s_utc));
        Assert.Equal("12/25/1995, 12:00:00 AM", DateFormat.ToLocaleString(t, s_utc, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(1970, 0, 1, 0)]
    [InlineData(2000, 1, 29, 11016)]
    [InlineData(1969, 12, 1, 0)]
    [InlineData(-1, 0, 1, -719893)]
    public void Days_count_from_1970(double year, double month, double date, double expected) =>
        Assert.Equal(expected, DateMath.MakeDay(year, month, date));
}
