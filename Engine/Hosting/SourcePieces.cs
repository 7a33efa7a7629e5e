using System.Globalization;
using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Dump;
using SyntaxNode = ConcurrentJs.Parsing.Ast.Node;

namespace ConcurrentJs.Hosting;

/// <summary>A part of a program that may be taken out: its range, what may stay of it, and what may stand in its place.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">One past the last.</param>
/// <param name="KeptStart">What stays, where it is: the body of a loop, one branch of an if. Equal to <paramref name="KeptEnd"/> when nothing does.</param>
/// <param name="KeptEnd">One past what stays.</param>
/// <param name="Instead">Stands at the beginning of the range; empty for nothing.</param>
public readonly record struct SourcePiece(int Start, int End, int KeptStart, int KeptEnd, string Instead)
{
    /// <summary>The text without the piece. Everything else stays at its line and column.</summary>
    public string TakenOut(string text)
    {
        char[] left = text.ToCharArray();
        for (int i = Start; i < End; i++)
        {
            if ((i < KeptStart || i >= KeptEnd) && left[i] is not ('\n' or '\r'))
                left[i] = ' ';
        }
        Instead.CopyTo(left.AsSpan(Start));
        return new string(left);
    }
}

/// <summary>The parts of a program that can be taken out one by one to make it smaller, largest first.</summary>
/// <remarks>Pure; may be called from any thread. Taking a piece out may leave a text that is no program: see <see cref="SyntaxCheck"/>.</remarks>
public static class SourcePieces
{
    /// <summary>Statements, functions' bodies, members of classes and objects, comments, large numbers; lines, when the text is no program.</summary>
    public static IReadOnlyList<SourcePiece> Of(string source, bool isModule)
    {
        var pieces = new List<SourcePiece>();
        Comments(source, pieces);
        try
        {
            var text = new SourceText(source, "pieces");
            TreeReader.Visit(isModule ? Parser.ParseModule(text) : Parser.ParseScript(text), node => Add(node, source, pieces));
        }
        catch (SyntaxErrorException)
        {
            Lines(source, pieces);
        }
        return [.. pieces.Where(piece => piece.TakenOut(source) != source).Distinct().OrderByDescending(static piece => piece.End - piece.Start - (piece.KeptEnd - piece.KeptStart)).ThenBy(static piece => piece.Start)];
    }

    private static void Add(object part, string source, List<SourcePiece> pieces)
    {
        if (part is not SyntaxNode node)
            return;
        switch (node)
        {
            case IfStatement branch:
                Whole(node, pieces);
                Keep(node, branch.Consequent, pieces);
                Keep(node, branch.Alternate, pieces);
                break;
            case ForStatement loop:
                Whole(node, pieces);
                Keep(node, loop.Body, pieces);
                break;
            case WhileStatement loop:
                Whole(node, pieces);
                Keep(node, loop.Body, pieces);
                break;
            case TryStatement guarded:
                Whole(node, pieces);
                Keep(node, guarded.Block, pieces);
                break;
            case BlockStatement { Body: [var first, ..] body }:
                Whole(node, pieces);
                pieces.Add(new SourcePiece(node.Start, node.End, first.Start, body[^1].End, ""));
                break;
            case Statement or { Kind: NodeKind.ClassElement or NodeKind.SwitchCase }:
                Whole(node, pieces);
                break;
            case { Kind: NodeKind.ObjectProperty or NodeKind.SpreadElement }:
                int end = node.End;
                while (end < source.Length && char.IsWhiteSpace(source[end]))
                    end++;
                pieces.Add(new SourcePiece(node.Start, end < source.Length && source[end] == ',' ? end + 1 : node.End, 0, 0, ""));
                break;
            case { Kind: NodeKind.NumericLiteral } when int.TryParse(source.AsSpan(node.Start, node.End - node.Start), NumberStyles.None, CultureInfo.InvariantCulture, out int number):
                foreach (int less in (int[])[1, 2, number / 2])
                {
                    if (less < number && less > 0)
                        pieces.Add(new SourcePiece(node.Start, node.End, 0, 0, less.ToString(CultureInfo.InvariantCulture)));
                }
                break;
        }
    }

    private static void Whole(SyntaxNode node, List<SourcePiece> pieces)
    {
        pieces.Add(new SourcePiece(node.Start, node.End, 0, 0, ""));
        if (node is Statement and not EmptyStatement)
            pieces.Add(new SourcePiece(node.Start, node.End, 0, 0, ";"));
    }

    private static void Keep(SyntaxNode node, SyntaxNode? kept, List<SourcePiece> pieces)
    {
        if (kept is not null)
            pieces.Add(new SourcePiece(node.Start, node.End, kept.Start, kept.End, ""));
    }

    private static void Comments(string source, List<SourcePiece> pieces)
    {
        EachLine(source, (start, end) =>
        {
            if (source.AsSpan(start, end - start).TrimStart().StartsWith("//"))
                pieces.Add(new SourcePiece(start, end, 0, 0, ""));
        });
    }

    private static void Lines(string source, List<SourcePiece> pieces) => EachLine(source, (start, end) => pieces.Add(new SourcePiece(start, end, 0, 0, "")));

    private static void EachLine(string source, Action<int, int> line)
    {
        for (int start = 0; start < source.Length;)
        {
            int end = source.IndexOf('\n', start);
            end = end < 0 ? source.Length : end;
            if (end > start)
                line(start, end);
            start = end + 1;
        }
    }
}
