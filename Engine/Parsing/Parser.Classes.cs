using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

// 15.7 Class Definitions
internal sealed partial class Parser
{
    /// <summary>What a private name of the class being parsed stands for.</summary>
    private readonly record struct PrivateUse(ClassElementKind Kind, bool IsStatic);

    /// <summary>The class under construction.</summary>
    private sealed class ClassContext
    {
        public required ClassNode Node { get; init; }
        public Dictionary<NameEntry, PrivateUse>? Privates { get; set; }
        public List<ClassElement> Elements { get; } = [];
        public bool HasInstancePrivateMethods { get; set; }
        public int InstanceFields { get; set; }
        public int StaticSteps { get; set; }
    }

    private ClassNode ParseClass(bool isDeclaration, bool isDefault, out Identifier? id)
    {
        GuardDepth();
        int start = _token.Start;
        bool savedStrict = _strict;
        bool savedIn = _allowIn;
        _strict = true;
        _allowIn = true;
        Next();
        id = null;
        if (_token.Kind != TokenKind.Extends && _token.Kind != TokenKind.OpenBrace)
            id = ParseBindingIdentifier(DeclareAs.Nothing);
        else if (isDeclaration && !isDefault)
            throw Unexpected("a class name");
        var node = new ClassNode(start, 0) { Name = id?.Name ?? (isDefault ? "default" : null) };
        ScopeBuilder builder = OpenScope(ScopeKind.Class);
        if (id is not null)
            node.NameBinding = builder.Add(id.Entry, BindingKind.ClassName, id.Start);
        if (Eat(TokenKind.Extends))
        {
            int heritageStart = _token.Start;
            _arrowStart = -1;
            node.Heritage = ParseLeftHandSide();
            if (IsArrow(node.Heritage))
                throw Error(heritageStart, "An arrow function cannot be a superclass without parentheses");
        }
        ParseClassBody(node, builder);
        _scope = builder.Parent!;
        node.Scope = builder.Finish(always: true)!;
        _freeScopes.Push(builder);
        _strict = savedStrict;
        _allowIn = savedIn;
        Next();
        node.End = _previousEnd;
        return node;
    }

    /// <summary>Stops at the closing brace.</summary>
    private void ParseClassBody(ClassNode node, ScopeBuilder builder)
    {
        if (_token.Kind != TokenKind.OpenBrace)
            throw Unexpected("'{' before a class body");
        Next();
        var context = new ClassContext { Node = node };
        while (_token.Kind != TokenKind.CloseBrace)
        {
            if (!Eat(TokenKind.Semicolon))
                ParseClassElement(context, builder);
        }
        node.Elements = context.Elements.ToArray();
        if (context.InstanceFields > 0 || context.HasInstancePrivateMethods)
            node.InstanceInitializer = MakeInitializer(node, context.InstanceFields, isStatic: false);
        if (context.StaticSteps > 0)
            node.StaticInitializer = MakeInitializer(node, context.StaticSteps, isStatic: true);
    }

    private static FunctionNode MakeInitializer(ClassNode node, int count, bool isStatic)
    {
        var elements = new ClassElement[count];
        int next = 0;
        foreach (ClassElement element in node.Elements)
        {
            if (element.IsStatic == isStatic && element.ElementKind is ClassElementKind.Field or ClassElementKind.StaticBlock)
                elements[next++] = element;
        }
        var scope = new Scope(ScopeKind.Function);
        return new FunctionNode(node.Start, node.Start, FunctionKind.ClassFieldInitializer)
        {
            IsStrict = true,
            Scope = scope,
            BodyScope = scope,
            ClassElements = elements,
            Class = node,
        };
    }

    private void ParseClassElement(ClassContext context, ScopeBuilder builder)
    {
        int elementStart = _token.Start;
        bool isStatic = false;
        Token first = _token;
        if (first.Kind == TokenKind.Static)
        {
            Next();
            if (EndsClassElementName())
            {
                ParseClassElementRest(context, builder, elementStart, elementStart, false, NameOf(in first), false);
                return;
            }
            isStatic = true;
            if (_token.Kind == TokenKind.OpenBrace)
            {
                ParseStaticBlock(context, elementStart);
                return;
            }
        }
        int start = _token.Start;
        first = _token;
        bool isAsync = false;
        ClassElementKind kind = ClassElementKind.Method;
        if (first.Kind is TokenKind.Get or TokenKind.Set or TokenKind.Async)
        {
            Next();
            bool isName = EndsClassElementName() || _token.NewLineBefore && first.Kind == TokenKind.Async
                || first.Kind != TokenKind.Async && _token.Kind == TokenKind.Multiply;
            if (isName)
            {
                ParseClassElementRest(context, builder, elementStart, start, isStatic, NameOf(in first), false);
                return;
            }
            isAsync = first.Kind == TokenKind.Async;
            kind = first.Kind switch
            {
                TokenKind.Get => ClassElementKind.Getter,
                TokenKind.Set => ClassElementKind.Setter,
                _ => ClassElementKind.Method,
            };
        }
        bool isGenerator = Eat(TokenKind.Multiply);
        Node key = ParseClassElementName(out bool isComputed);
        if (isAsync || isGenerator || kind != ClassElementKind.Method)
            ParseClassMethod(context, builder, start, isStatic, key, isComputed, kind, isAsync, isGenerator);
        else
            ParseClassElementRest(context, builder, elementStart, start, isStatic, key, isComputed);
    }

    private static StringLiteral NameOf(in Token token) => new(token.Start, token.End, token.Name!.Text);

    private bool EndsClassElementName() => _token.Kind is TokenKind.OpenParen or TokenKind.Assign or TokenKind.Semicolon
        or TokenKind.CloseBrace or TokenKind.EndOfFile;

    private Node ParseClassElementName(out bool isComputed)
    {
        if (_token.Kind != TokenKind.PrivateName)
            return ParsePropertyName(out isComputed);
        isComputed = false;
        if (_token.Name!.Text == "#constructor")
            throw Error(_token.Start, "A class member cannot be called #constructor");
        return ParsePrivateName();
    }

    private void ParseClassElementRest(ClassContext context, ScopeBuilder builder, int elementStart, int start, bool isStatic, Node key, bool isComputed)
    {
        if (_token.Kind == TokenKind.OpenParen)
            ParseClassMethod(context, builder, start, isStatic, key, isComputed, ClassElementKind.Method, false, false);
        else
            ParseField(context, builder, elementStart, isStatic, key, isComputed);
    }

    private void ParseClassMethod(ClassContext context, ScopeBuilder builder, int start, bool isStatic, Node key, bool isComputed, ClassElementKind kind, bool isAsync, bool isGenerator)
    {
        string? name = isComputed ? null : (key as StringLiteral)?.Value;
        if (isStatic && name == "prototype")
            throw Error(key.Start, "A static member cannot be called prototype");
        bool isConstructor = !isStatic && name == "constructor";
        FunctionKind functionKind = kind switch
        {
            ClassElementKind.Getter => FunctionKind.Getter,
            ClassElementKind.Setter => FunctionKind.Setter,
            _ => FunctionKind.Method,
        };
        if (isConstructor)
        {
            if (isAsync || isGenerator || kind != ClassElementKind.Method)
                throw Error(key.Start, "A constructor cannot be a generator, async, a getter or a setter");
            if (context.Node.Constructor is not null)
                throw Error(key.Start, "A class has only one constructor");
            functionKind = context.Node.Heritage is null ? FunctionKind.ClassConstructor : FunctionKind.DerivedConstructor;
        }
        if (key is PrivateName privateName)
        {
            DeclarePrivate(context, builder, privateName, kind, isStatic);
            context.HasInstancePrivateMethods |= !isStatic;
        }
        FunctionNode function = ParseMethod(start, functionKind, isAsync, isGenerator);
        function.Class = context.Node;
        if (isConstructor)
        {
            function.Name = context.Node.Name;
            context.Node.Constructor = function;
            return;
        }
        var element = new ClassElement(start, _previousEnd, kind, isStatic, isComputed, key) { Function = function };
        if (element.IsPrivate && !isStatic)
            element.MethodBinding = builder.AddHidden(_names.Intern("%method"), BindingKind.PrivateMethod);
        context.Elements.Add(element);
    }

    private void DeclarePrivate(ClassContext context, ScopeBuilder builder, PrivateName name, ClassElementKind kind, bool isStatic)
    {
        context.Privates ??= [];
        if (context.Privates.TryGetValue(name.Entry, out PrivateUse before))
        {
            bool isPair = before.IsStatic == isStatic
                && (before.Kind, kind) is (ClassElementKind.Getter, ClassElementKind.Setter) or (ClassElementKind.Setter, ClassElementKind.Getter);
            if (!isPair)
                throw Error(name.Start, $"'{name.Name}' is already declared in this class");
            // A third one clashes with either.
            context.Privates[name.Entry] = new PrivateUse(ClassElementKind.Method, isStatic);
            return;
        }
        context.Privates.Add(name.Entry, new PrivateUse(kind, isStatic));
        builder.Add(name.Entry, BindingKind.PrivateName, name.Start);
    }

    private void ParseField(ClassContext context, ScopeBuilder builder, int start, bool isStatic, Node key, bool isComputed)
    {
        string? name = isComputed ? null : (key as StringLiteral)?.Value;
        if (name == "constructor" || isStatic && name == "prototype")
            throw Error(key.Start, $"A field cannot be called {name}");
        if (key is PrivateName privateName)
            DeclarePrivate(context, builder, privateName, ClassElementKind.Field, isStatic);
        Expression? value = null;
        if (Eat(TokenKind.Assign))
            value = ParseFieldInitializer();
        EndStatement();
        var element = new ClassElement(start, _previousEnd, ClassElementKind.Field, isStatic, isComputed, key) { Value = value };
        if (isComputed)
            element.ComputedKeyBinding = builder.AddHidden(_names.Intern("%fieldKey"), BindingKind.FieldKey);
        context.Elements.Add(element);
        if (isStatic)
            context.StaticSteps++;
        else
            context.InstanceFields++;
    }

    private Expression ParseFieldInitializer()
    {
        FunctionContext outer = _context;
        Positions positions = SavePositions();
        _context = new FunctionContext
        {
            Outer = outer,
            AllowsNewTarget = true,
            AllowsSuperProperty = true,
            ForbidsArguments = true,
            VarScope = _scope,
        };
        Expression value = ParseAssignmentAllowIn();
        _context = outer;
        RestorePositions(positions);
        return value;
    }

    // ClassStaticBlock
    private void ParseStaticBlock(ClassContext context, int start)
    {
        FunctionContext outer = _context;
        Positions positions = SavePositions();
        ScopeBuilder builder = OpenScope(ScopeKind.StaticBlock);
        _context = new FunctionContext
        {
            Outer = outer,
            AllowsNewTarget = true,
            AllowsSuperProperty = true,
            ForbidsArguments = true,
            IsStaticBlock = true,
            VarScope = builder,
        };
        int blockStart = _token.Start;
        Next();
        int mark = _statements.Count;
        while (_token.Kind != TokenKind.CloseBrace)
            _statements.Push(ParseStatementListItem());
        _context = outer;
        RestorePositions(positions);
        Statement[] body = _statements.TakeFrom(mark);
        Scope scope = CloseVarScope();
        _freeScopes.Push(builder);
        Next();
        var block = new BlockStatement(blockStart, _previousEnd, body, scope);
        context.Elements.Add(new ClassElement(start, _previousEnd, ClassElementKind.StaticBlock, true, false, null) { Block = block });
        context.StaticSteps++;
    }
}
