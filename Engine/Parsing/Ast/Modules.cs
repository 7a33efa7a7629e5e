using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Ast;

/// <summary>Does nothing when run: the module's records say all of it.</summary>
internal sealed class ImportDeclaration(int start, int end) : Statement(NodeKind.ImportDeclaration, start, end);

/// <summary>export declaration; a null Declaration is export { … } and does nothing when run.</summary>
internal sealed class ExportNamedDeclaration(int start, int end, Statement? declaration) : Statement(NodeKind.ExportNamedDeclaration, start, end)
{
    public Statement? Declaration { get; } = declaration;
}

/// <summary>Declaration is a FunctionDeclaration, a ClassDeclaration (both perhaps bound to *default*) or null, then
/// Expression is assigned to DefaultBinding and gets the function name "default".</summary>
internal sealed class ExportDefaultDeclaration(int start, int end, Statement? declaration, Expression? expression) : Statement(NodeKind.ExportDefaultDeclaration, start, end)
{
    public Statement? Declaration { get; } = declaration;
    public Expression? Expression { get; } = expression;
    public Binding? DefaultBinding { get; internal set; }
}

internal sealed class ExportAllDeclaration(int start, int end) : Statement(NodeKind.ExportAllDeclaration, start, end);

internal readonly record struct ImportAttribute(string Key, string Value);

internal sealed record ModuleRequest(string Specifier, ImportAttribute[] Attributes);

/// <summary>16.2.1.6 ImportEntry. A null ImportName is a namespace import.</summary>
internal sealed record ImportEntry(int Request, string? ImportName, Binding Local, int Position);

/// <summary>export { local as name }: the variable is in this module.</summary>
internal sealed record LocalExportEntry(string ExportName, Binding Local);

/// <summary>export { name } from; a null ImportName is export * as name from.</summary>
internal sealed record IndirectExportEntry(string ExportName, int Request, string? ImportName, int Position);

/// <summary>What linking needs to know (16.2.1.7.1 ParseModule). Request numbers index RequestedModules.</summary>
internal sealed class ModuleRecordInfo
{
    public ModuleRequest[] RequestedModules { get; internal set; } = [];
    public ImportEntry[] Imports { get; internal set; } = [];
    public LocalExportEntry[] LocalExports { get; internal set; } = [];
    public IndirectExportEntry[] IndirectExports { get; internal set; } = [];

    /// <summary>export * from: request numbers.</summary>
    public int[] StarExports { get; internal set; } = [];
}
