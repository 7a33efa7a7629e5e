using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Engine.Tests.Parsing;

/// <summary>Finds nodes of a parsed source by what they are and what they are called.</summary>
internal sealed class ScopeFacts
{
    private readonly List<object> _nodes = [];

    public ProgramNode Program { get; }

    private ScopeFacts(ProgramNode program)
    {
        Program = program;
        Collect(program, []);
    }

    public static ScopeFacts OfScript(string text) => new(Parser.ParseScript(new SourceText(text)));
    public static ScopeFacts OfModule(string text) => new(Parser.ParseModule(new SourceText(text)));
    public static ScopeFacts OfEval(string text, EvalScope scope) => new(Parser.ParseEval(new SourceText(text), scope));

    public IEnumerable<T> All<T>() => _nodes.OfType<T>();

    public FunctionNode Function(string name) => All<FunctionNode>().First(f => f.Name == name);

    public FunctionNode Arrow(int number = 0) => All<FunctionNode>().Where(f => f.IsArrow).ElementAt(number);

    /// <summary>The nth identifier of that name, in order of position.</summary>
    public Identifier Name(string name, int number = 0) =>
        All<Identifier>().Where(i => i.Name == name).OrderBy(i => i.Start).ElementAt(number);

    public EvalSite Eval() => All<CallExpression>().First(c => c.EvalSite is not null).EvalSite!;

    private void Collect(object? value, HashSet<object> seen)
    {
        if (value is null or string || !seen.Add(value))
            return;
        if (value is Array array)
        {
            foreach (object? item in array)
                Collect(item, seen);
            return;
        }
        if (value is not (Node or ClassNode))
            return;
        _nodes.Add(value);
        foreach (var property in value.GetType().GetProperties())
        {
            if (property.Name is not ("Outer" or "Captures") && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsValueType)
                Collect(property.GetValue(value), seen);
        }
    }
}
