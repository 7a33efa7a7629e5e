using System.Globalization;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('url'): international domain names (UTS 46).</summary>
internal static unsafe class UrlBinding
{
    private static readonly IdnMapping s_idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("domainToASCII", 1, &DomainToAscii)
        .Function("domainToUnicode", 1, &DomainToUnicode)
        .Object;

    /// <summary>Null when the domain is invalid.</summary>
    private static JsValue DomainToAscii(in Call call)
    {
        try
        {
            return JsValue.FromString(string.Join('.', call.Text(0).Split('.', '\u3002', '\uFF0E', '\uFF61').Select(LabelToAscii)));
        }
        catch (ArgumentException)
        {
            return JsValue.Null;
        }
    }

    // Label by label: the URL standard allows empty ones, IdnMapping does not.
    private static string LabelToAscii(string label)
    {
        if (System.Text.Ascii.IsValid(label))
            return label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) ? s_idn.GetAscii(s_idn.GetUnicode(label.ToLowerInvariant())) : label.ToLowerInvariant();
        // Characters that vanish may leave nothing to convert, or nothing foreign.
        string mapped = label.Replace("\u00AD", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);
        return mapped.Length == 0 ? "" : s_idn.GetAscii(mapped).ToLowerInvariant();
    }

    private static JsValue DomainToUnicode(in Call call)
    {
        try
        {
            return JsValue.FromString(s_idn.GetUnicode(call.Text(0)));
        }
        catch (ArgumentException)
        {
            return JsValue.Null;
        }
    }
}
