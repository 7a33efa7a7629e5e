using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

internal sealed partial class ScopeAnalyzer
{
    private void VisitStatements(Statement[] statements)
    {
        foreach (Statement statement in statements)
            Visit(statement);
    }

    private void VisitHoisted(Scope scope)
    {
        foreach (FunctionDeclaration declaration in scope.Functions)
            VisitFunction(declaration.Function);
    }

    private void Visit(Statement node)
    {
        GuardDepth(node);
        switch (node.Kind)
        {
            case NodeKind.ExpressionStatement:
                Visit(((ExpressionStatement)node).Expression);
                break;
            case NodeKind.VariableDeclaration:
                VisitDeclaration((VariableDeclaration)node);
                break;
            case NodeKind.ReturnStatement:
                if (((ReturnStatement)node).Argument is { } argument)
                    Visit(argument);
                break;
            case NodeKind.IfStatement:
                VisitIf((IfStatement)node);
                break;
            case NodeKind.BlockStatement:
                VisitBlock((BlockStatement)node);
                break;
            case NodeKind.FunctionDeclaration:
                VisitFunctionStatement((FunctionDeclaration)node);
                break;
            case NodeKind.ForStatement: VisitFor((ForStatement)node); break;
            case NodeKind.ForInStatement:
                var forIn = (ForInStatement)node;
                VisitForInOf(forIn.Left, forIn.Right, forIn.Body, forIn.Scope);
                break;
            case NodeKind.ForOfStatement:
                var forOf = (ForOfStatement)node;
                VisitForInOf(forOf.Left, forOf.Right, forOf.Body, forOf.Scope);
                break;
            case NodeKind.WhileStatement:
                Visit(((WhileStatement)node).Test);
                Visit(((WhileStatement)node).Body);
                break;
            case NodeKind.DoWhileStatement:
                Visit(((DoWhileStatement)node).Body);
                Visit(((DoWhileStatement)node).Test);
                break;
            case NodeKind.ThrowStatement: Visit(((ThrowStatement)node).Argument); break;
            case NodeKind.LabeledStatement: Visit(((LabeledStatement)node).Body); break;
            case NodeKind.TryStatement: VisitTry((TryStatement)node); break;
            case NodeKind.SwitchStatement: VisitSwitch((SwitchStatement)node); break;
            case NodeKind.WithStatement:
                var with = (WithStatement)node;
                Visit(with.Object);
                EnterScope(with.Scope);
                Visit(with.Body);
                LeaveScope(with.Scope);
                break;
            case NodeKind.ClassDeclaration:
                var declaration = (ClassDeclaration)node;
                VisitClass(declaration.Class);
                Initialize(declaration.Id);
                break;
            case NodeKind.ExportNamedDeclaration:
                if (((ExportNamedDeclaration)node).Declaration is { } exported)
                    Visit(exported);
                break;
            case NodeKind.ExportDefaultDeclaration: VisitExportDefault((ExportDefaultDeclaration)node); break;
        }
    }

    private void VisitExportDefault(ExportDefaultDeclaration node)
    {
        if (node.Declaration is not null)
            Visit(node.Declaration);
        if (node.Expression is not null)
            Visit(node.Expression);
        if (node.DefaultBinding is not null)
            node.DefaultBinding.IsInitialized = true;
    }

    private void VisitFunctionStatement(FunctionDeclaration node)
    {
        node.Id.Binding = node.Id.Entry.Current;
        if (node.Id.Binding is not null)
            Use(node.Id.Binding);
        if (node.AnnexBTarget is not { } target)
            return;
        if (target.Binding is not null)
        {
            Use(target.Binding);
            target.Binding.IsReassigned = true;
        }
        if (target.Dynamic is { } vars)
            Use(vars[0]);
    }

    private void VisitDeclaration(VariableDeclaration node)
    {
        foreach (VariableDeclarator declarator in node.Declarators)
        {
            if (declarator.Init is not null)
                Visit(declarator.Init);
            if (node.VariableKind != VariableKind.Var)
                VisitInitialized(declarator.Target);
            else if (declarator.Init is null && declarator.Target is Identifier plain)
                Reference(plain);
            else
                VisitTarget(declarator.Target);
        }
    }

    private void VisitIf(IfStatement node)
    {
        while (true)
        {
            Visit(node.Test);
            Visit(node.Consequent);
            if (node.Alternate is IfStatement next)
            {
                node = next;
                continue;
            }
            if (node.Alternate is not null)
                Visit(node.Alternate);
            return;
        }
    }

    private void VisitBlock(BlockStatement node)
    {
        if (node.Scope is not { } scope)
        {
            VisitStatements(node.Body);
            return;
        }
        EnterScope(scope);
        VisitHoisted(scope);
        VisitStatements(node.Body);
        LeaveScope(scope);
    }

    private void VisitFor(ForStatement node)
    {
        if (node.Scope is not null)
            EnterScope(node.Scope);
        if (node.Init is VariableDeclaration declaration)
            VisitDeclaration(declaration);
        else if (node.Init is Expression expression)
            Visit(expression);
        if (node.Test is not null)
            Visit(node.Test);
        if (node.Update is not null)
            Visit(node.Update);
        Visit(node.Body);
        if (node.Scope is not null)
            LeaveScope(node.Scope);
    }

    private void VisitForInOf(Node left, Expression right, Statement body, Scope? scope)
    {
        if (scope is not null)
            EnterScope(scope);
        var declaration = left as VariableDeclaration;
        // B.3.5: the initializer runs first.
        if (declaration?.Declarators[0].Init is { } init)
            Visit(init);
        Visit(right);
        if (declaration is null)
            VisitTarget(left);
        else if (declaration.VariableKind == VariableKind.Var)
            VisitTarget(declaration.Declarators[0].Target);
        else
            VisitInitialized(declaration.Declarators[0].Target);
        Visit(body);
        if (scope is not null)
            LeaveScope(scope);
    }

    private void VisitTry(TryStatement node)
    {
        VisitBlock(node.Block);
        if (node.Handler is { } handler)
        {
            if (handler.Scope is not null)
                EnterScope(handler.Scope);
            if (handler.Parameter is not null)
                VisitCatchParameter(handler);
            VisitBlock(handler.Body);
            if (handler.Scope is not null)
                LeaveScope(handler.Scope);
        }
        if (node.Finalizer is not null)
            VisitBlock(node.Finalizer);
    }

    private void VisitCatchParameter(CatchClause handler)
    {
        if (handler.Parameter is not Identifier && handler.Scope is not null)
        {
            foreach (Binding binding in handler.Scope.Bindings)
                binding.IsInitialized = false;
        }
        VisitInitialized(handler.Parameter!);
    }

    private void VisitSwitch(SwitchStatement node)
    {
        Visit(node.Discriminant);
        if (node.Scope is not null)
        {
            EnterScope(node.Scope);
            VisitHoisted(node.Scope);
        }
        foreach (SwitchCase clause in node.Cases)
        {
            if (clause.Test is not null)
                Visit(clause.Test);
            VisitStatements(clause.Body);
            if (node.Scope is not null)
            {
                // The next clause may be entered without this one.
                foreach (Binding binding in node.Scope.Bindings)
                    binding.IsInitialized = !binding.IsLexical;
            }
        }
        if (node.Scope is not null)
            LeaveScope(node.Scope);
    }

    private void VisitFunction(FunctionNode function)
    {
        EnterCode(function);
        Binding? self = function.SelfBinding;
        if (self is not null)
            EnterScope(self.Scope);
        _codeScopeDepth[_depth] = _scopeDepth;
        EnterScope(function.Scope);
        VisitParameters(function);
        bool ownBody = !ReferenceEquals(function.Scope, function.BodyScope);
        if (ownBody)
            EnterScope(function.BodyScope);
        foreach (Binding binding in function.BodyScope.Bindings)
        {
            if (binding.InitialValue is not null)
                Use(binding.InitialValue);
        }
        VisitHoisted(function.BodyScope);
        if (function.ExpressionBody is not null)
            Visit(function.ExpressionBody);
        else
            VisitStatements(function.Body);
        if (ownBody)
            LeaveScope(function.BodyScope);
        MapArguments(function);
        LeaveScope(function.Scope);
        if (self is not null)
        {
            LeaveScope(self.Scope);
            if (!self.IsReferenced)
                function.SelfBinding = null;
        }
        LeaveCode();
    }

    private void VisitParameters(FunctionNode function)
    {
        if (function.HasParameterExpressions)
        {
            foreach (Binding binding in function.Scope.Bindings)
                binding.IsInitialized = binding.Kind != BindingKind.Parameter;
        }
        foreach (Node parameter in function.Parameters)
            VisitInitialized(parameter);
    }

    /// <summary>A mapped arguments object and the parameters share boxes.</summary>
    private static void MapArguments(FunctionNode function)
    {
        if (function.ArgumentsBinding is not { } arguments)
            return;
        arguments.IsMadeLate = arguments.IsMadeLate && CanBeMadeLate(function, arguments);
        if (arguments.IsMadeLate || function.IsStrict || !function.HasSimpleParameters)
            return;
        foreach (Binding binding in function.Scope.Bindings)
        {
            if (binding.Position < function.ParametersEnd && IsParameterName(function, binding))
                binding.IsCaptured = binding.IsReassigned = true;
        }
    }

    /// <summary>
    /// The arguments object is seen only by reads of its elements and length, and by `f.apply(x, arguments)`: until an `apply` that is not Function's gets it,
    /// or a getter that the program put on Object.prototype, the function can do without.
    /// </summary>
    /// <remarks>Where it is mapped, the parameters must never change, and nobody may write them through the object.</remarks>
    private static bool CanBeMadeLate(FunctionNode function, Binding arguments)
    {
        if (arguments.IsCaptured || arguments.IsReassigned || arguments.Uses != arguments.PlainUses || function.IsAsync || function.IsGenerator || function.ContainsDirectEval)
            return false;
        if (function.IsStrict || !function.HasSimpleParameters)
            return true;
        if (arguments.IsPassed && function.Parameters.Length > 0)
            return false;
        foreach (Node parameter in function.Parameters)
        {
            if (((Identifier)parameter).Binding is { Kind: not BindingKind.Parameter } or { IsReassigned: true })
                return false;
            foreach (FunctionDeclaration declaration in function.BodyScope.Functions)
            {
                if (ReferenceEquals(declaration.Id.Entry, ((Identifier)parameter).Entry))
                    return false;
            }
        }
        return true;
    }

    private static bool IsParameterName(FunctionNode function, Binding binding)
    {
        foreach (Node parameter in function.Parameters)
        {
            if (ReferenceEquals(((Identifier)parameter).Entry, binding.Entry))
                return true;
        }
        return false;
    }

    private void VisitClass(ClassNode node)
    {
        EnterScope(node.Scope);
        if (node.Heritage is not null)
            VisitHeritage(node.Heritage, node.Scope);
        foreach (ClassElement element in node.Elements)
        {
            if (element.IsComputed)
                Visit((Expression)element.Key!);
        }
        if (node.NameBinding is not null)
            node.NameBinding.IsInitialized = true;
        if (node.Constructor is not null)
        {
            node.Constructor.Class = node;
            VisitFunction(node.Constructor);
        }
        foreach (ClassElement element in node.Elements)
        {
            if (element.Key is PrivateName name)
                Reference(name);
            if (element.Function is not null)
                VisitFunction(element.Function);
        }
        if (node.InstanceInitializer is not null)
            VisitInitializer(node.InstanceInitializer, node);
        if (node.StaticInitializer is not null)
            VisitInitializer(node.StaticInitializer, node);
        LeaveScope(node.Scope);
    }

    /// <summary>The class's own private names are not visible in its heritage, those of classes around are.</summary>
    private void VisitHeritage(Expression heritage, Scope scope)
    {
        Binding[] bindings = scope.Bindings;
        for (int i = bindings.Length - 1; i >= 0; i--)
        {
            if (bindings[i].Kind == BindingKind.PrivateName)
            {
                bindings[i].Entry.Current = bindings[i].Shadowed;
                bindings[i].IsInitialized = false;
            }
        }
        Visit(heritage);
        foreach (Binding binding in bindings)
        {
            if (binding.Kind == BindingKind.PrivateName)
            {
                binding.Entry.Current = binding;
                binding.IsInitialized = true;
            }
        }
    }

    private void VisitInitializer(FunctionNode initializer, ClassNode node)
    {
        EnterCode(initializer);
        EnterScope(initializer.Scope);
        if (ReferenceEquals(initializer, node.InstanceInitializer))
        {
            foreach (ClassElement element in node.Elements)
            {
                if (element.MethodBinding is null)
                    continue;
                Use(element.MethodBinding);
                Reference((PrivateName)element.Key!);
            }
        }
        // Initializers use this without naming it.
        This(out _);
        foreach (ClassElement element in initializer.ClassElements)
        {
            if (element.ComputedKeyBinding is not null)
                Use(element.ComputedKeyBinding);
            if (element.Key is PrivateName name)
                Reference(name);
            if (element.Value is not null)
                Visit(element.Value);
            if (element.Block is not null)
                VisitBlock(element.Block);
        }
        LeaveScope(initializer.Scope);
        LeaveCode();
    }
}
