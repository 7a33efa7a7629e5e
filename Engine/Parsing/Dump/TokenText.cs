using System.Globalization;
using System.Text;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Dump;

/// <summary>The tokens of a program, one a line.</summary>
/// <remarks>
/// Whether a slash begins a regular expression only the parser knows. So the program is parsed first, and the tree says where they stand.
/// </remarks>
internal static class TokenText
{
    public static string Of(ProgramNode program)
    {
        var regExps = new HashSet<int>();
        TreeReader.Visit(program, node =>
        {
            if (node is Node { Kind: NodeKind.RegExpLiteral } literal)
                regExps.Add(literal.Start);
        });
        return Write(program, regExps);
    }

    private static string Write(ProgramNode program, HashSet<int> regExps)
    {
        SourceText source = program.Source;
        var lexer = new Lexer(source, new NameTable(), program.ProgramKind == ProgramKind.Module);
        lexer.SkipHashbang();
        var text = new StringBuilder();
        var braces = new Stack<bool>();
        var token = new Token();
        while (true)
        {
            lexer.Next(ref token);
            if (token.Kind == TokenKind.EndOfFile)
                return text.ToString();
            if (regExps.Contains(token.Start))
                lexer.RescanRegExp(ref token);
            if (token.Kind == TokenKind.CloseBrace && braces.TryPop(out bool isTemplate) && isTemplate)
                lexer.ContinueTemplate(ref token);
            if (token.Kind == TokenKind.OpenBrace || (token.Kind == TokenKind.Template && !token.IsTail))
                braces.Push(token.Kind == TokenKind.Template);
            (int line, int column) = source.Position(token.Start);
            string written = source.Text[token.Start..token.End].Replace("\n", "\\n").Replace("\r", "\\r");
            text.Append(CultureInfo.InvariantCulture, $"{line}:{column} {token.Kind} {written}{(token.NewLineBefore ? "  (after a line break)" : "")}\n");
        }
    }
}
