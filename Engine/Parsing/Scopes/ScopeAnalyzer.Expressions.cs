using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

internal sealed partial class ScopeAnalyzer
{
    private void VisitAll(Expression?[] expressions)
    {
        foreach (Expression? expression in expressions)
        {
            if (expression is not null)
                Visit(expression);
        }
    }

    /// <summary>Left spines are followed in the loop.</summary>
    private void Visit(Expression node)
    {
        GuardDepth(node);
        while (true)
        {
            switch (node.Kind)
            {
                case NodeKind.Identifier:
                    Reference((Identifier)node);
                    return;
                case NodeKind.MemberExpression:
                    var named = (MemberExpression)node;
                    node = named.Object;
                    _isPlainUse = node.Kind == NodeKind.Identifier && !named.IsOptional && !ReferenceEquals(named, _notRead) && named.Name == "length";
                    continue;
                case NodeKind.CallExpression:
                    var call = (CallExpression)node;
                    VisitAll(call.Arguments);
                    if (call.MayBeDirectEval)
                        call.EvalSite = MakeEvalSite();
                    if (call.Arguments.Length == 2)
                        NotePassedArguments(call);
                    node = _notRead = call.Callee;
                    continue;
                case NodeKind.IndexExpression:
                    var index = (IndexExpression)node;
                    Visit(index.Index);
                    node = index.Object;
                    _isPlainUse = node.Kind == NodeKind.Identifier && !index.IsOptional && !ReferenceEquals(index, _notRead);
                    continue;
                case NodeKind.BinaryExpression:
                    var binary = (BinaryExpression)node;
                    Visit(binary.Right);
                    node = binary.Left;
                    continue;
                case NodeKind.LogicalExpression:
                    var logical = (LogicalExpression)node;
                    Visit(logical.Right);
                    node = logical.Left;
                    continue;
                case NodeKind.AssignmentExpression:
                    var assignment = (AssignmentExpression)node;
                    VisitTarget(assignment.Target);
                    node = assignment.Value;
                    continue;
                case NodeKind.ConditionalExpression:
                    var conditional = (ConditionalExpression)node;
                    Visit(conditional.Test);
                    Visit(conditional.Consequent);
                    node = conditional.Alternate;
                    continue;
                case NodeKind.UnaryExpression:
                    var unary = (UnaryExpression)node;
                    node = unary.Operand;
                    if (unary.Operator == UnaryOperator.Delete)
                        _notRead = node;
                    continue;
                case NodeKind.ChainExpression:
                    node = ((ChainExpression)node).Expression;
                    continue;
                case NodeKind.SpreadElement:
                    node = ((SpreadElement)node).Argument;
                    continue;
                case NodeKind.AwaitExpression:
                    node = ((AwaitExpression)node).Argument;
                    continue;
                case NodeKind.TaggedTemplateExpression:
                    var tagged = (TaggedTemplateExpression)node;
                    VisitAll(tagged.Template.Expressions);
                    node = _notRead = tagged.Tag;
                    continue;
                case NodeKind.PrivateMemberExpression:
                    var member = (PrivateMemberExpression)node;
                    Reference(member.Property);
                    node = member.Object;
                    continue;
                case NodeKind.NewExpression:
                    var created = (NewExpression)node;
                    VisitAll(created.Arguments);
                    node = created.Callee;
                    continue;
                case NodeKind.YieldExpression:
                    if (((YieldExpression)node).Argument is not { } argument)
                        return;
                    node = argument;
                    continue;
                case NodeKind.FunctionExpression:
                    VisitFunction(((FunctionExpression)node).Function);
                    return;
                case NodeKind.UpdateExpression:
                    VisitTarget(((UpdateExpression)node).Target);
                    return;
                default:
                    VisitOther(node);
                    return;
            }
        }
    }

    /// <summary>The member access that is called or deleted, not read.</summary>
    private Expression? _notRead;

    /// <summary>The identifier that is visited next is the object of a read of an element or of `length`.</summary>
    private bool _isPlainUse;

    // f.apply(self, arguments)
    private static void NotePassedArguments(CallExpression call)
    {
        if (call is { IsOptional: false, Callee: MemberExpression { Name: "apply" }, Arguments: [not SpreadElement, Identifier { Dynamic: null, Binding: { Kind: BindingKind.Arguments } binding }] })
        {
            binding.PlainUses++;
            binding.IsPassed = true;
        }
    }

    private void VisitOther(Expression node)
    {
        switch (node)
        {
            case ThisExpression self:
                self.Binding = This(out bool selfMayBe);
                self.MayBeUninitialized = selfMayBe;
                break;
            case ArrayExpression array: VisitAll(array.Elements); break;
            case ObjectExpression obj:
                foreach (ObjectProperty property in obj.Properties)
                {
                    if (property.IsComputed)
                        Visit(property.Key!);
                    Visit(property.Value);
                }
                break;
            case ClassExpression expression: VisitClass(expression.Class); break;
            case TemplateLiteral template: VisitAll(template.Expressions); break;
            case BinaryChain chain: VisitAll(chain.Operands); break;
            case LogicalChain chain: VisitAll(chain.Operands); break;
            case SequenceExpression sequence: VisitAll(sequence.Expressions); break;
            case SuperCall super:
                VisitAll(super.Arguments);
                super.This = This(out _)!;
                super.NewTarget = NewTarget();
                super.ActiveFunction = ActiveFunction();
                break;
            case SuperMemberExpression super: ResolveSuper(super); break;
            case SuperIndexExpression super:
                ResolveSuper(super);
                Visit(super.Index);
                break;
            case ImportCall import:
                Visit(import.Specifier);
                if (import.Options is not null)
                    Visit(import.Options);
                break;
            case NewTargetExpression target: target.Binding = NewTarget(); break;
            case PrivateInExpression test:
                Reference(test.Left);
                Visit(test.Right);
                break;
        }
    }

    private void ResolveSuper(SuperReference super)
    {
        super.HomeObject = HomeObject();
        super.This = This(out bool mayBeUninitialized)!;
        super.MayBeUninitialized = mayBeUninitialized;
    }

    private void Reference(PrivateName name)
    {
        Binding binding = name.Entry.Current
            ?? throw new SyntaxErrorException($"The private name '{name.Name}' is not declared in a class around this", source, name.Start);
        name.Binding = binding;
        Use(binding);
    }

    /// <summary>Something assigned to: a variable, a member, a pattern.</summary>
    private void VisitTarget(Node node)
    {
        GuardDepth(node);
        switch (node)
        {
            case Identifier identifier: Write(identifier); break;
            case AssignmentPattern assignment:
                Visit(assignment.Default);
                VisitTarget(assignment.Target);
                break;
            case RestElement rest: VisitTarget(rest.Target); break;
            case ArrayPattern array:
                foreach (Node? element in array.Elements)
                {
                    if (element is not null)
                        VisitTarget(element);
                }
                break;
            case ObjectPattern obj:
                foreach (PatternProperty property in obj.Properties)
                {
                    if (property.IsComputed)
                        Visit(property.Key);
                    VisitTarget(property.Value);
                }
                if (obj.Rest is not null)
                    VisitTarget(obj.Rest);
                break;
            default:
                _notRead = (Expression)node;
                Visit(_notRead);
                break;
        }
    }

    /// <summary>A pattern that initializes what it names: from each name on, the name is initialized.</summary>
    private void VisitInitialized(Node node)
    {
        GuardDepth(node);
        switch (node)
        {
            case Identifier identifier:
                Initialize(identifier);
                break;
            case AssignmentPattern assignment:
                Visit(assignment.Default);
                VisitInitialized(assignment.Target);
                break;
            case RestElement rest: VisitInitialized(rest.Target); break;
            case ArrayPattern array:
                foreach (Node? element in array.Elements)
                {
                    if (element is not null)
                        VisitInitialized(element);
                }
                break;
            case ObjectPattern obj:
                foreach (PatternProperty property in obj.Properties)
                {
                    if (property.IsComputed)
                        Visit(property.Key);
                    VisitInitialized(property.Value);
                }
                if (obj.Rest is not null)
                    VisitInitialized(obj.Rest);
                break;
        }
    }

    /// <summary>A declaration's own name: bound in the current scopes without a with object in between.</summary>
    private void Initialize(Identifier identifier)
    {
        Binding? binding = identifier.Entry.Current;
        identifier.Binding = binding;
        if (binding is not null)
            binding.IsInitialized = true;
    }
}
