using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>The HTML methods of Annex B.</summary>
internal static unsafe partial class StringBuiltins
{
    // B.2.2.2 String.prototype.anchor ( name )
    private static JsValue Anchor(in Call call) => CreateHtml(call, "anchor", "a", "name");

    // B.2.2.3 String.prototype.big ( )
    private static JsValue Big(in Call call) => CreateHtml(call, "big", "big");

    // B.2.2.4 String.prototype.blink ( )
    private static JsValue Blink(in Call call) => CreateHtml(call, "blink", "blink");

    // B.2.2.5 String.prototype.bold ( )
    private static JsValue Bold(in Call call) => CreateHtml(call, "bold", "b");

    // B.2.2.6 String.prototype.fixed ( )
    private static JsValue Fixed(in Call call) => CreateHtml(call, "fixed", "tt");

    // B.2.2.7 String.prototype.fontcolor ( colour )
    private static JsValue FontColor(in Call call) => CreateHtml(call, "fontcolor", "font", "color");

    // B.2.2.8 String.prototype.fontsize ( size )
    private static JsValue FontSize(in Call call) => CreateHtml(call, "fontsize", "font", "size");

    // B.2.2.9 String.prototype.italics ( )
    private static JsValue Italics(in Call call) => CreateHtml(call, "italics", "i");

    // B.2.2.10 String.prototype.link ( url )
    private static JsValue Link(in Call call) => CreateHtml(call, "link", "a", "href");

    // B.2.2.11 String.prototype.small ( )
    private static JsValue Small(in Call call) => CreateHtml(call, "small", "small");

    // B.2.2.12 String.prototype.strike ( )
    private static JsValue Strike(in Call call) => CreateHtml(call, "strike", "strike");

    // B.2.2.13 String.prototype.sub ( )
    private static JsValue Sub(in Call call) => CreateHtml(call, "sub", "sub");

    // B.2.2.14 String.prototype.sup ( )
    private static JsValue Sup(in Call call) => CreateHtml(call, "sup", "sup");

    // B.2.2.2.1 CreateHTML ( string, tag, attribute, value )
    private static JsValue CreateHtml(in Call call, string method, string tag, string? attribute = null)
    {
        JsString text = ThisText(call, method);
        string quoted = "";
        if (attribute is not null)
        {
            string value = call[0].ToText(call.Thread);
            if (value.Length + 5L * value.AsSpan().Count('"') > call.Thread.MaxStringLength)
                throw InvalidLength(call.Thread);
            quoted = $" {attribute}=\"{value.Replace("\"", "&quot;", StringComparison.Ordinal)}\"";
        }
        if (text.Length + (long)quoted.Length + 32 > call.Thread.MaxStringLength)
            throw InvalidLength(call.Thread);
        return $"<{tag}{quoted}>{text}</{tag}>";
    }
}
