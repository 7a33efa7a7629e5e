using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class TextTests
{
    private readonly NativeWorld _world = new();

    private string Call(string text, string method, params JsValue[] arguments) =>
        _world.Stringify(_world.Invoke(text, method, arguments));

    [Fact]
    public void Strings_are_cut_and_searched()
    {
        Assert.Equal("\"bc\"", Call("abcd", "slice", 1, -1));
        Assert.Equal("\"bc\"", Call("abcd", "substring", 3, 1));
        Assert.Equal("\"cd\"", Call("abcd", "substr", -2));
        Assert.Equal("[\"a\",\"b\",\"\"]", Call("a,b,", "split", ","));
        Assert.Equal("[\"a\",\"b\"]", Call("ab", "split", ""));
        Assert.Equal("2", Call("ababab", "lastIndexOf", "ab", 3));
        Assert.Equal("\"xyxab\"", Call("ab", "padStart", 5, "xy"));
        Assert.Equal("\"ababab\"", Call("ab", "repeat", 3));
        Assert.Equal("128512", Call("\U0001F600", "codePointAt", 0));
        Assert.Equal("\"\\ud83d\"", Call("\U0001F600", "at", 0));
        Assert.Equal("\"a\\ufffd\"".Replace("\\ufffd", "\uFFFD", StringComparison.Ordinal), Call("a\uD83D", "toWellFormed"));
        Assert.Equal("\"\\ud83d\u00E9\"", Call("\uD83De\u0301", "normalize"));
    }

    [Theory]
    [InlineData(3, " ")]
    [InlineData(3, ", ")]
    [InlineData(400, " ")]
    [InlineData(100_000, "--")]
    public void Words_that_come_again_are_cut_like_others(int vocabulary, string gap)
    {
        var random = new Random(vocabulary);
        for (int text = 0; text < 4; text++)
        {
            string[] words = [.. Enumerable.Range(0, 3000).Select(_ => new string('w', random.Next(30)) + random.Next(vocabulary))];
            string whole = string.Join(gap, words);
            var parts = (JsArray)_world.Invoke(whole, "split", gap).AsObject;
            Assert.Equal(words, Enumerable.Range(0, (int)parts.Length).Select(i => parts.GetIndex(_world.Thread, (uint)i).AsString.ToString()));
            for (uint i = 0; i < parts.Length; i++)
            {
                JsString word = parts.GetIndex(_world.Thread, i).AsString;
                Assert.Equal(JsString.Create(word.ToString()).ContentHash(), word.ContentHash());
            }
            var few = (JsArray)_world.Invoke(whole, "split", gap, 20).AsObject;
            Assert.Equal(words[..20], Enumerable.Range(0, (int)few.Length).Select(i => few.GetIndex(_world.Thread, (uint)i).AsString.ToString()));
        }
    }

    [Fact]
    public void Templates_of_replacement_know_their_forms()
    {
        Assert.Equal("\"a[$|b|a|c|$1]c\"", Call("abc", "replace", "b", "[$$|$&|$`|$'|$1]"));
        Assert.Equal("\"1-1-\"", Call("aa", "replaceAll", "a", "1-"));
        Assert.Equal("\"-a-b-\"", Call("ab", "replaceAll", "", "-"));
    }

    [Fact]
    public void Numbers_are_written()
    {
        Assert.Equal("\"1.50\"", _world.Stringify(_world.Invoke(1.5, "toFixed", 2)));
        Assert.Equal("\"ff\"", _world.Stringify(_world.Invoke(255, "toString", 16)));
        Assert.Equal("\"1,234,567.891\"", _world.Stringify(_world.Invoke(1234567.8912, "toLocaleString", "en-US")));
        Assert.Equal("RangeError: toString() radix must be between 2 and 36", NativeWorld.ErrorOf(() => _world.Invoke(1, "toString", 1)));
    }

    [Fact]
    public void Dates_are_set_part_by_part()
    {
        JsValue date = _world.New(Intrinsic.Date, 0);
        _world.Invoke(date, "setUTCFullYear", 2024, 1, 29);
        _world.Invoke(date, "setUTCHours", 25, 61);
        Assert.Equal("\"2024-03-01T02:01:00.000Z\"", _world.Stringify(date));
        _world.Invoke(date, "setTime", double.NaN);
        Assert.Equal("null", _world.Stringify(date));
        Assert.Equal("null", _world.Stringify(_world.Invoke(date, "setUTCDate", 1)));
        _world.Invoke(date, "setUTCFullYear", 2000);
        Assert.Equal("\"2000-01-01T00:00:00.000Z\"", _world.Stringify(date));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        _world.Thread.Chance = new ConcurrentJs.Threads.Chance(7);
        double first = _world.Invoke(_world.Realm[Intrinsic.Math], "random").AsNumber;
        _world.Thread.Chance = new ConcurrentJs.Threads.Chance(7);
        Assert.Equal(first, _world.Invoke(_world.Realm[Intrinsic.Math], "random").AsNumber);
        Assert.InRange(first, 0, 0.9999999999999999);
    }

    [Fact]
    public void One_character_strings_are_shared() =>
        Assert.Same(JsString.FromChar('x'), _world.Invoke("axb", "charAt", 1)._cell);
}
