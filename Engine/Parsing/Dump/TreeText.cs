using System.Globalization;
using System.Text;
using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Dump;

/// <summary>A syntax tree as indented text: one node a line with its place and its plain parts, children below.</summary>
internal static class TreeText
{
    public static string Of(ProgramNode program)
    {
        var text = new StringBuilder();
        Append(text, "", program, program.Source, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string label, object node, SourceText source, int depth)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        int start = node is Node n ? n.Start : ((ClassNode)node).Start;
        (int line, int column) = source.Position(start);
        text.Append(' ', depth * 2).Append(label).Append(KindOf(node))
            .Append(CultureInfo.InvariantCulture, $" {line}:{column}");
        foreach ((string name, object value) in TreeReader.Parts(node))
        {
            if (Plain(value) is { } plain)
                text.Append(CultureInfo.InvariantCulture, $" {name}={plain}");
        }
        text.Append('\n');

        foreach ((string name, object value) in TreeReader.Parts(node))
        {
            if (TreeReader.IsNode(value))
                Append(text, name + ": ", value, source, depth + 1);
            else if (value is Array list)
                AppendList(text, name, list, source, depth + 1);
        }
    }

    private static void AppendList(StringBuilder text, string name, Array list, SourceText source, int depth)
    {
        for (int i = 0; i < list.Length; i++)
        {
            object? item = list.GetValue(i);
            if (item is null)
                text.Append(' ', depth * 2).Append(CultureInfo.InvariantCulture, $"{name}[{i}]: (none)\n");
            else if (TreeReader.IsNode(item))
                Append(text, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]: "), item, source, depth);
        }
    }

    private static string KindOf(object node) => node is Node n ? n.Kind.ToString() : "Class";

    private static string? Plain(object value) => value switch
    {
        false => null,
        bool or Enum => value.ToString(),
        string s => Quoted(s),
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number and (int or uint or long or System.Numerics.BigInteger) => number.ToString(null, CultureInfo.InvariantCulture),
        string[] { Length: > 0 } names => $"[{string.Join(", ", names.Select(Quoted))}]",
        _ => null,
    };

    private static string Quoted(string s) =>
        "\"" + s.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r") + "\"";
}
