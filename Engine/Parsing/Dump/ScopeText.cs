using System.Globalization;
using System.Text;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Dump;

/// <summary>Every function with its scopes and their variables: what is captured, what must be checked, what a closure carries.</summary>
internal static class ScopeText
{
    public static string Of(ProgramNode program)
    {
        var text = new StringBuilder();
        TreeReader.Visit(program, node =>
        {
            if (node is CodeNode code)
                AppendCode(text, code, program);
        });
        return text.ToString();
    }

    private static void AppendCode(StringBuilder text, CodeNode code, ProgramNode program)
    {
        (int line, int column) = program.Source.Position(code.Start);
        string name = code is FunctionNode function ? $"{function.FunctionKind} {function.Name ?? "(anonymous)"}" : program.ProgramKind.ToString();
        text.Append(CultureInfo.InvariantCulture, $"{name} {line}:{column}{(code.IsStrict ? " strict" : "")}{(code.HasDirectEval ? " eval" : "")}\n");
        if (code.Captures.Length > 0)
            text.Append("  captures ").AppendJoin(", ", code.Captures.Select(binding => binding.Name)).Append('\n');

        foreach (Scope scope in ScopesOf(code))
        {
            text.Append(' ', 2 * Depth(scope, code)).Append(scope.Kind).Append(scope.HasCaptures ? " (boxes)" : "").Append('\n');
            foreach (Binding binding in scope.Bindings)
                text.Append(' ', 2 * Depth(scope, code) + 2).Append(Describe(binding)).Append('\n');
        }
    }

    private static string Describe(Binding binding)
    {
        var text = new StringBuilder($"{binding.Kind} {binding.Name}");
        void Flag(bool isSet, string word)
        {
            if (isSet)
                text.Append(", ").Append(word);
        }

        Flag(binding.IsCaptured, "captured");
        Flag(binding.IsReassigned, "reassigned");
        Flag(binding.NeedsInitializationCheck, "checked");
        Flag(binding.IsCaptured && binding.IsLoopPerIteration, "per iteration");
        Flag(!binding.IsReferenced, "unused");
        return text.ToString();
    }

    // The scopes of this code alone: those of functions inside are listed with them.
    private static List<Scope> ScopesOf(CodeNode code)
    {
        var scopes = new List<Scope>();
        void Add(Scope? scope)
        {
            if (scope is not null && ReferenceEquals(scope.Code, code) && !scopes.Contains(scope))
                scopes.Add(scope);
        }

        Add(code.Scope);
        Add(code.BodyScope);
        TreeReader.Visit(code, node =>
        {
            foreach (System.Reflection.PropertyInfo property in node.GetType().GetProperties())
            {
                if (property.PropertyType == typeof(Scope))
                    Add((Scope?)property.GetValue(node));
            }
        });
        return scopes;
    }

    private static int Depth(Scope scope, CodeNode code)
    {
        int depth = 1;
        for (Scope? outer = scope.Parent; outer is not null && ReferenceEquals(outer.Code, code); outer = outer.Parent)
            depth++;
        return depth;
    }
}
