using ConcurrentJs.Bytecode;
using ConcurrentJs.Bytecode.Generation;
using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Dump;

namespace ConcurrentJs.Hosting;

/// <summary>What a program looks like at a stage of its way to execution.</summary>
public enum DumpKind
{
    /// <summary>The lexer's tokens.</summary>
    Tokens,

    /// <summary>The syntax tree.</summary>
    Ast,

    /// <summary>Scopes, their variables, and what closures capture.</summary>
    Scopes,

    /// <summary>The register machine's code.</summary>
    Bytecode,
}

/// <summary>Shows programs from the inside, as text that is the same every time.</summary>
/// <remarks>Pure; may be called from any thread.</remarks>
public static partial class Dump
{
    /// <summary>The text of one stage.</summary>
    /// <exception cref="SyntaxProblemException">The source is no program.</exception>
    public static string Of(DumpKind kind, string source, string name, bool isModule = false)
    {
        try
        {
            var text = new SourceText(source, name);
            ProgramNode program = isModule ? Parser.ParseModule(text) : Parser.ParseScript(text);
            return kind switch
            {
                DumpKind.Tokens => TokenText.Of(program),
                DumpKind.Ast => TreeText.Of(program),
                DumpKind.Scopes => ScopeText.Of(program),
                DumpKind.Bytecode => Bytecode(program),
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };
        }
        catch (SyntaxErrorException error)
        {
            throw new SyntaxProblemException(new SyntaxProblem(error.Message, ScriptLocation.At(error.SourceText, error.Offset), IsIncomplete: false));
        }
        catch (InsufficientExecutionStackException)
        {
            throw new SyntaxProblemException(new SyntaxProblem("The program is nested too deeply to be shown", new ScriptLocation(name, 1, 1), IsIncomplete: false));
        }
    }

    private static string Bytecode(ProgramNode program)
    {
        if (program.ProgramKind != ProgramKind.Module)
            return Disassembler.TextOfAll(Compiled(BytecodeGenerator.CompileScript(program)));
        ModuleCode module = BytecodeGenerator.CompileModule(program);
        return Disassembler.TextOfAll(Compiled(module.Start)) + "\n" + Disassembler.TextOfAll(Compiled(module.Body));
    }

    // Functions are compiled when first called; a dump shows them all.
    private static BytecodeFunction Compiled(BytecodeFunction function)
    {
        foreach (FunctionTemplate inner in function.Functions)
            Compiled(BytecodeGenerator.CompileFunction(inner));
        return function;
    }
}

/// <summary>A source is no program.</summary>
public sealed class SyntaxProblemException(SyntaxProblem problem) : Exception($"{problem.Location}: SyntaxError: {problem.Message}")
{
    /// <summary>What is wrong, and where.</summary>
    public SyntaxProblem Problem { get; } = problem;
}
