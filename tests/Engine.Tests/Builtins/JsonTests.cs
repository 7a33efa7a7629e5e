using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class JsonTests
{
    private readonly NativeWorld _world = new();

    [Theory]
    [InlineData("1")]
    [InlineData("-0", "0")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData(" [ 1 , 2.5 , -3e2 , true , false , null ] ", "[1,2.5,-300,true,false,null]")]
    [InlineData("{\"a\":1,\"b\":{\"c\":[{}]},\"\":2}")]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":2}")]
    [InlineData("{\"b\":1,\"1\":2,\"0\":3}", "{\"0\":3,\"1\":2,\"b\":1}")]
    [InlineData("{\"__proto__\":1}")]
    [InlineData("\"\\u0041\\n\\/\\\"\\ud800\"", "\"A\\n/\\\"\\ud800\"")]
    [InlineData("[123456789,1234567890,12345678901234567890,0.1,1e400,5e-324,123.456e-3]", "[123456789,1234567890,12345678901234567000,0.1,null,5e-324,0.123456]")]
    public void Text_goes_in_and_out(string text, string? expected = null) =>
        Assert.Equal(expected ?? text, _world.Stringify(_world.Parse(text)));

    [Theory]
    [InlineData("", "Unexpected end of JSON input")]
    [InlineData("nul", "Unexpected end of JSON input")]
    [InlineData("undefined", "\"undefined\" is not valid JSON")]
    [InlineData("[1,]", "Unexpected token ']', \"[1,]\" is not valid JSON")]
    [InlineData("[1,2,3,4,5,6,7,8,9,10,x11,12,13,14,15]", "Unexpected token 'x', ...\",7,8,9,10,x11,12,13,\"... is not valid JSON")]
    [InlineData("x1234567890123456789012345", "Unexpected token 'x', \"x123456789\"... is not valid JSON")]
    [InlineData("[1 2]", "Expected ',' or ']' after array element in JSON at position 3")]
    [InlineData("{\"a\" 1}", "Expected ':' after property name in JSON at position 5")]
    [InlineData("{\"a\":1,}", "Expected double-quoted property name in JSON at position 7")]
    [InlineData("{\"a\":1", "Expected ',' or '}' after property value in JSON at position 6")]
    [InlineData("{a:1}", "Expected property name or '}' in JSON at position 1")]
    [InlineData("\"abc", "Unterminated string in JSON at position 4")]
    [InlineData("\"a\n\"", "Bad control character in string literal in JSON at position 2")]
    [InlineData("\"\\x\"", "Bad escaped character in JSON at position 2")]
    [InlineData("\"\\u12\"", "Bad Unicode escape in JSON at position 5")]
    [InlineData("01", "Unexpected number in JSON at position 1")]
    [InlineData("-x", "No number after minus sign in JSON at position 1")]
    [InlineData("1.", "Unterminated fractional number in JSON at position 2")]
    [InlineData("1ex", "Exponent part is missing a number in JSON at position 2")]
    [InlineData("[1]x", "Unexpected non-whitespace character after JSON at position 3")]
    public void Errors_speak_as_programs_know_them(string text, string expected) =>
        Assert.Equal("SyntaxError: " + expected, NativeWorld.ErrorOf(() => _world.Parse(text)));

    [Fact]
    public void Objects_with_the_same_keys_share_a_layout()
    {
        var array = (JsArray)_world.Parse("[{\"x\":1,\"y\":2},{\"x\":3,\"y\":4}]").AsObject;
        Assert.Same(array.GetIndex(_world.Thread, 0u).AsObject.Shape, array.GetIndex(_world.Thread, 1u).AsObject.Shape);
    }

    [Fact]
    public void Large_objects_keep_their_order()
    {
        string text = "{" + string.Join(',', Enumerable.Range(0, 2000).Select(i => $"\"k{i}\":{i}")) + "}";
        Assert.Equal(text, _world.Stringify(_world.Parse(text)));
    }

    [Fact]
    public void Depth_is_an_error_not_a_crash() =>
        Assert.StartsWith("RangeError", NativeWorld.ErrorOf(() => _world.Parse(new string('[', 5_000_000))));

    [Fact]
    public void The_gap_indents() =>
        Assert.Equal("{\n  \"a\": [\n    1,\n    {}\n  ]\n}", _world.Stringify(_world.Parse("{\"a\":[1,{}]}"), JsValue.Undefined, 2));

    [Fact]
    public void A_list_chooses_the_members() =>
        Assert.Equal("{\"c\":3,\"a\":1}", _world.Stringify(_world.Parse("{\"a\":1,\"b\":2,\"c\":3}"), _world.Parse("[\"c\",\"a\"]")));

    [Fact]
    public void A_cycle_is_drawn()
    {
        JsValue o = _world.Parse("{\"x\":[{}]}");
        JsObject inner = o.AsObject.Get(_world.Thread, PropertyKey.From("x")).AsObject.GetIndex(_world.Thread, 0u).AsObject;
        inner.DefineOwn("y", o);
        Assert.Equal("TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n"
            + "    |     property 'x' -> object with constructor 'Array'\n    |     index 0 -> object with constructor 'Object'\n"
            + "    --- property 'y' closes the circle", NativeWorld.ErrorOf(() => _world.Stringify(o)));
    }
}
