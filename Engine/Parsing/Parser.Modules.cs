using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

// 16.2 Modules
internal sealed partial class Parser
{
    /// <summary>export { local as name }, resolved when the whole module is known.</summary>
    private readonly record struct PendingExport(string ExportName, NameEntry Local, int Position);

    private readonly List<ModuleRequest> _requests = [];
    private readonly List<ImportEntry> _imports = [];
    private readonly List<PendingExport> _localExports = [];
    private readonly List<IndirectExportEntry> _indirectExports = [];
    private readonly List<int> _starExports = [];
    private readonly HashSet<string> _exportedNames = [];

    private Statement ParseModuleItem()
    {
        switch (_token.Kind)
        {
            case TokenKind.Import when PeekToken().Kind is not (TokenKind.OpenParen or TokenKind.Dot):
                return ParseImportDeclaration();
            case TokenKind.Export:
                return ParseExport();
            default:
                return ParseStatementListItem();
        }
    }

    // 16.2.2 Imports
    private ImportDeclaration ParseImportDeclaration()
    {
        int start = _token.Start;
        Next();
        if (_token.Kind == TokenKind.String)
        {
            ParseModuleRequest();
            EndStatement();
            return new ImportDeclaration(start, _previousEnd);
        }
        int mark = _imports.Count;
        bool more = true;
        if (TokenKinds.IsIdentifier(_token.Kind))
        {
            int position = _token.Start;
            AddImport("default", ParseBindingIdentifier(DeclareAs.Import), position);
            more = Eat(TokenKind.Comma);
        }
        if (more && _token.Kind == TokenKind.Multiply)
        {
            int position = _token.Start;
            Next();
            ExpectName(TokenKind.As, "'as' after import *");
            AddImport(null, ParseBindingIdentifier(DeclareAs.Import), position);
        }
        else if (more)
            ParseNamedImports();
        ExpectName(TokenKind.From, "'from' after the imported names");
        int request = ParseModuleRequest();
        EndStatement();
        for (int i = mark; i < _imports.Count; i++)
            _imports[i] = _imports[i] with { Request = request };
        return new ImportDeclaration(start, _previousEnd);
    }

    private void ParseNamedImports()
    {
        Expect(TokenKind.OpenBrace, "'{' or '*' or a name after import");
        while (_token.Kind != TokenKind.CloseBrace)
        {
            int position = _token.Start;
            Token name = _token;
            if (name.Kind == TokenKind.String || !TokenKinds.IsIdentifier(name.Kind) || PeekToken().Kind == TokenKind.As)
            {
                string imported = ParseModuleExportName();
                ExpectName(TokenKind.As, "'as' and a local name");
                AddImport(imported, ParseBindingIdentifier(DeclareAs.Import), position);
            }
            else
                AddImport(name.Name!.Text, ParseBindingIdentifier(DeclareAs.Import), position);
            if (_token.Kind == TokenKind.CloseBrace)
                break;
            Expect(TokenKind.Comma, "',' or '}' after an imported name");
        }
        Next();
    }

    private void AddImport(string? imported, Identifier local, int position)
    {
        _scope.TryFind(local.Entry, out Binding? binding);
        binding!.IsCaptured = true;
        _imports.Add(new ImportEntry(-1, imported, binding, position));
    }

    private void ExpectName(TokenKind kind, string text)
    {
        if (_token.Kind != kind)
            throw Unexpected(text);
        Next();
    }

    // ModuleExportName
    private string ParseModuleExportName()
    {
        string name;
        if (_token.Kind == TokenKind.String)
        {
            name = _token.Text!;
            if (!IsWellFormed(name))
                throw Error(_token.Start, "An export name must not contain a lone surrogate");
        }
        else if (TokenKinds.IsIdentifierName(_token.Kind))
            name = _token.Name!.Text;
        else
            throw Unexpected("a name or a string");
        Next();
        return name;
    }

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    /// <summary>The specifier and its attributes; the number of the request.</summary>
    private int ParseModuleRequest()
    {
        if (_token.Kind != TokenKind.String)
            throw Unexpected("a module specifier (a string)");
        string specifier = _token.Text!;
        Next();
        ImportAttribute[] attributes = [];
        if (_token.Kind == TokenKind.With)
            attributes = ParseAttributes();
        for (int i = 0; i < _requests.Count; i++)
        {
            if (_requests[i].Specifier == specifier && _requests[i].Attributes.AsSpan().SequenceEqual(attributes))
                return i;
        }
        _requests.Add(new ModuleRequest(specifier, attributes));
        return _requests.Count - 1;
    }

    // WithClause
    private ImportAttribute[] ParseAttributes()
    {
        Next();
        Expect(TokenKind.OpenBrace, "'{' after with");
        var attributes = new List<ImportAttribute>();
        while (_token.Kind != TokenKind.CloseBrace)
        {
            int position = _token.Start;
            string key;
            if (_token.Kind == TokenKind.String)
                key = _token.Text!;
            else if (TokenKinds.IsIdentifierName(_token.Kind))
                key = _token.Name!.Text;
            else
                throw Unexpected("an attribute name");
            Next();
            Expect(TokenKind.Colon, "':' after an attribute name");
            if (_token.Kind != TokenKind.String)
                throw Unexpected("a string as the attribute's value");
            foreach (ImportAttribute before in attributes)
            {
                if (before.Key == key)
                    throw Error(position, $"The attribute '{key}' is given twice");
            }
            attributes.Add(new ImportAttribute(key, _token.Text!));
            Next();
            if (_token.Kind == TokenKind.CloseBrace)
                break;
            Expect(TokenKind.Comma, "',' or '}' after an attribute");
        }
        Next();
        attributes.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return attributes.ToArray();
    }

    // 16.2.3 Exports
    private Statement ParseExport()
    {
        int start = _token.Start;
        Next();
        switch (_token.Kind)
        {
            case TokenKind.Multiply: return ParseExportAll(start);
            case TokenKind.OpenBrace: return ParseNamedExports(start);
            case TokenKind.Default: return ParseExportDefault(start);
        }
        Statement declaration = _token.Kind switch
        {
            TokenKind.Var => ParseVarStatement(),
            TokenKind.Const => ParseLexicalDeclaration(VariableKind.Const),
            TokenKind.Let => ParseLexicalDeclaration(VariableKind.Let),
            TokenKind.Function => ParseFunctionDeclaration(_token.Start, isAsync: false, isDefault: false),
            TokenKind.Class => ParseClassDeclaration(isDefault: false),
            TokenKind.Async when IsAsyncFunction() => ParseStatementListItem(),
            _ => throw Unexpected("a declaration, '{', '*' or 'default' after export"),
        };
        switch (declaration)
        {
            case FunctionDeclaration function: ExportLocal(function.Id.Name, function.Id.Entry, function.Id.Start); break;
            case ClassDeclaration node: ExportLocal(node.Id.Name, node.Id.Entry, node.Id.Start); break;
            case VariableDeclaration variables:
                foreach (VariableDeclarator declarator in variables.Declarators)
                    ExportNamesOf(declarator.Target);
                break;
        }
        return new ExportNamedDeclaration(start, _previousEnd, declaration);
    }

    private void ExportNamesOf(Node pattern)
    {
        switch (pattern)
        {
            case Identifier identifier: ExportLocal(identifier.Name, identifier.Entry, identifier.Start); break;
            case AssignmentPattern assignment: ExportNamesOf(assignment.Target); break;
            case RestElement rest: ExportNamesOf(rest.Target); break;
            case ArrayPattern array:
                foreach (Node? element in array.Elements)
                {
                    if (element is not null)
                        ExportNamesOf(element);
                }
                break;
            case ObjectPattern obj:
                foreach (PatternProperty property in obj.Properties)
                    ExportNamesOf(property.Value);
                if (obj.Rest is not null)
                    ExportNamesOf(obj.Rest);
                break;
        }
    }

    private void AddExportedName(string name, int position)
    {
        if (!_exportedNames.Add(name))
            throw Error(position, $"'{name}' is exported twice");
    }

    private void ExportLocal(string exportName, NameEntry local, int position)
    {
        AddExportedName(exportName, position);
        _localExports.Add(new PendingExport(exportName, local, position));
    }

    private ExportAllDeclaration ParseExportAll(int start)
    {
        Next();
        int position = _token.Start;
        string? name = null;
        if (_token.Kind == TokenKind.As)
        {
            Next();
            name = ParseModuleExportName();
            AddExportedName(name, position);
        }
        ExpectName(TokenKind.From, "'from' after export *");
        int request = ParseModuleRequest();
        EndStatement();
        if (name is null)
            _starExports.Add(request);
        else
            _indirectExports.Add(new IndirectExportEntry(name, request, null, position));
        return new ExportAllDeclaration(start, _previousEnd);
    }

    private ExportNamedDeclaration ParseNamedExports(int start)
    {
        Next();
        var items = new List<(Token Local, string Name, string ExportName)>();
        while (_token.Kind != TokenKind.CloseBrace)
        {
            Token local = _token;
            string name = ParseModuleExportName();
            string exportName = name;
            if (_token.Kind == TokenKind.As)
            {
                Next();
                exportName = ParseModuleExportName();
            }
            items.Add((local, name, exportName));
            if (_token.Kind == TokenKind.CloseBrace)
                break;
            Expect(TokenKind.Comma, "',' or '}' after an exported name");
        }
        Next();
        if (_token.Kind == TokenKind.From)
        {
            Next();
            int request = ParseModuleRequest();
            EndStatement();
            foreach ((Token local, string name, string exportName) in items)
            {
                AddExportedName(exportName, local.Start);
                _indirectExports.Add(new IndirectExportEntry(exportName, request, name, local.Start));
            }
            return new ExportNamedDeclaration(start, _previousEnd, null);
        }
        foreach ((Token local, _, string exportName) in items)
        {
            if (local.Kind == TokenKind.String || !TokenKinds.IsIdentifier(local.Kind) || TokenKinds.IsSometimesReserved(local.Name!.Kind))
                throw Error(local.Start, "Only a variable of this module can be exported without 'from'");
            ExportLocal(exportName, local.Name!, local.Start);
        }
        EndStatement();
        return new ExportNamedDeclaration(start, _previousEnd, null);
    }

    private ExportDefaultDeclaration ParseExportDefault(int start)
    {
        Next();
        int at = _token.Start;
        switch (_token.Kind)
        {
            case TokenKind.Function:
                return FinishDefault(start, ParseFunctionDeclaration(at, isAsync: false, isDefault: true));
            case TokenKind.Async when IsAsyncFunction():
                Next();
                return FinishDefault(start, ParseFunctionDeclaration(at, isAsync: true, isDefault: true));
            case TokenKind.Class:
                return FinishDefault(start, ParseClassDeclaration(isDefault: true));
        }
        Expression expression = ParseAssignment();
        EndStatement();
        NameEntry name = _names.Intern("*default*");
        ExportLocal("default", name, at);
        Binding binding = DeclareLexical(name, BindingKind.DefaultExport, at);
        return new ExportDefaultDeclaration(start, _previousEnd, null, expression) { DefaultBinding = binding };
    }

    private ExportDefaultDeclaration FinishDefault(int start, Statement declaration)
    {
        Identifier id = declaration is FunctionDeclaration function ? function.Id : ((ClassDeclaration)declaration).Id;
        ExportLocal("default", id.Entry, start);
        return new ExportDefaultDeclaration(start, _previousEnd, declaration, null);
    }

    // 16.2.1.7.1 ParseModule, steps 5 to 11
    private ModuleRecordInfo FinishModule(ScopeBuilder scope)
    {
        var locals = new List<LocalExportEntry>();
        foreach (PendingExport export in _localExports)
        {
            if (!scope.TryFind(export.Local, out Binding? binding))
                throw Error(export.Position, $"'{export.Local.Text}' is exported but not declared in this module");
            ImportEntry? import = binding!.Kind == BindingKind.Import ? _imports.Find(i => ReferenceEquals(i.Local, binding)) : null;
            if (import is not null)
            {
                _indirectExports.Add(new IndirectExportEntry(export.ExportName, import.Request, import.ImportName, export.Position));
                continue;
            }
            binding.IsCaptured = true;
            locals.Add(new LocalExportEntry(export.ExportName, binding));
        }
        return new ModuleRecordInfo
        {
            RequestedModules = _requests.ToArray(),
            Imports = _imports.ToArray(),
            LocalExports = locals.ToArray(),
            IndirectExports = _indirectExports.ToArray(),
            StarExports = _starExports.ToArray(),
        };
    }
}
