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
            return JsValue.FromString(s_idn.GetAscii(call.Text(0)).ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return JsValue.Null;
        }
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
