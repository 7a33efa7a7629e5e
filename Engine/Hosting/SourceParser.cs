using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.RegExp;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Hosting;

/// <summary>The parser as the engine uses it: with the early errors of regular expressions.</summary>
internal static class SourceParser
{
    public static ParseOptions Options { get; } = new(RegExpSyntax.Validate);

    public static ProgramNode Script(SourceText source) => Parser.ParseScript(source, Options);

    public static ProgramNode Module(SourceText source) => Parser.ParseModule(source, Options);

    public static ProgramNode Eval(SourceText source, EvalScope scope) => Parser.ParseEval(source, scope, Options);
}
