using ConcurrentJs.Heap;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode;

/// <summary>DeclareGlobals: what a script (or an eval that declares into the global environment) declares. FunctionNames and VarNames
/// are disjoint; the ops that follow create them.</summary>
internal sealed record GlobalDeclarations(
    GlobalLexicalName[] LexicalNames, string[] FunctionNames, string[] VarNames, string[] AnnexBFunctionNames, bool IsEval)
{
    public override string ToString()
    {
        string text = string.Join("; ", new[]
        {
            Named("let", LexicalNames.Where(static name => !name.IsConstant).Select(static name => name.Name)),
            Named("const", LexicalNames.Where(static name => name.IsConstant).Select(static name => name.Name)),
            Named("function", FunctionNames), Named("var", VarNames), Named("block function", AnnexBFunctionNames),
        }.OfType<string>());
        return IsEval ? $"eval: {text}" : text;
    }

    private static string? Named(string what, IEnumerable<string> names) => names.Any() ? $"{what} {string.Join(", ", names)}" : null;
}

/// <summary>A let, const or class at script level.</summary>
internal readonly record struct GlobalLexicalName(string Name, bool IsConstant);

/// <summary>CallEval: the names a direct eval sees, and where their boxes are in the running frame, in the order of Scope's indexes.</summary>
internal sealed record EvalCallSite(EvalScope Scope, CaptureSource[] Sources, bool ThisIsUndefined)
{
    public override string ToString() => $"eval {string.Join(' ', Sources)}";
}

/// <summary>NewObjectLiteral: the keys, in order.</summary>
internal sealed class ObjectLiteral(PropertyKey[] keys)
{
    public PropertyKey[] Keys { get; } = keys;

    /// <summary>Owned by the interpreter: the shape such literals get, published whole.</summary>
    public object? Cache;

    public override string ToString() => string.Join(' ', Keys);
}

/// <summary>NewRegExp.</summary>
internal sealed class RegExpSite(string pattern, string flags)
{
    public string Pattern { get; } = pattern;
    public string Flags { get; } = flags;

    /// <summary>Owned by the runtime: the compiled pattern, published whole.</summary>
    public object? Cache;

    public override string ToString() => $"/{Pattern}/{Flags}";
}

/// <summary>GetTemplateObject: a cooked string is null when it has an invalid escape. The site's identity is the template's.</summary>
internal sealed class TemplateSite(string?[] cooked, string[] raw)
{
    public string?[] Cooked { get; } = cooked;
    public string[] Raw { get; } = raw;

    /// <summary>Owned by the runtime: the template object of the realm that came first, published whole.</summary>
    public object? Cache;

    public override string ToString() => string.Join('|', Raw);
}

/// <summary>SwitchInt: targets for the values Low, Low + 1, ….</summary>
internal sealed class JumpTable(int low, Label[] labels)
{
    public int Low { get; } = low;
    public int[] Targets { get; } = new int[labels.Length];

    internal void Resolve(Func<Label, int> targetOf)
    {
        for (int i = 0; i < labels.Length; i++)
            Targets[i] = targetOf(labels[i]);
    }

    public override string ToString() => $"{Low}: {string.Join(' ', Targets)}";
}

/// <summary>ThrowError's kinds.</summary>
internal enum ErrorKind { TypeError, ReferenceError, SyntaxError, RangeError }
