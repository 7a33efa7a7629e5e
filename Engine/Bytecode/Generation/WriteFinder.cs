using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

/// <summary>Whether evaluating a tree may change a variable that lives in a register. Functions inside cannot: what they
/// touch lives in boxes. Nodes not listed count as writing.</summary>
internal static class WriteFinder
{
    /// <summary>Deeper trees count as writing, which keeps the search cheap and shallow.</summary>
    private const int MaxDepth = 12;

    public static bool MayWrite(Node? node, int register, int depth = 0)
    {
        if (node is null)
            return false;
        if (++depth > MaxDepth)
            return true;
        return node switch
        {
            Identifier or NumericLiteral or StringLiteral or BigIntLiteral or BooleanLiteral or NullLiteral or RegExpLiteral or ThisExpression
                or FunctionExpression or NewTargetExpression or ImportMetaExpression or SuperMemberExpression => false,
            MemberExpression member => MayWrite(member.Object, register, depth),
            IndexExpression index => MayWrite(index.Object, register, depth) || MayWrite(index.Index, register, depth),
            SuperIndexExpression index => MayWrite(index.Index, register, depth),
            PrivateMemberExpression member => MayWrite(member.Object, register, depth),
            PrivateInExpression test => MayWrite(test.Right, register, depth),
            ChainExpression chain => MayWrite(chain.Expression, register, depth),
            UnaryExpression unary => MayWrite(unary.Operand, register, depth),
            BinaryExpression binary => MayWrite(binary.Left, register, depth) || MayWrite(binary.Right, register, depth),
            LogicalExpression logical => MayWrite(logical.Left, register, depth) || MayWrite(logical.Right, register, depth),
            BinaryChain chain => Any(chain.Operands, register, depth),
            LogicalChain chain => Any(chain.Operands, register, depth),
            SequenceExpression sequence => Any(sequence.Expressions, register, depth),
            ArrayExpression array => Any(array.Elements, register, depth),
            TemplateLiteral template => Any(template.Expressions, register, depth),
            SpreadElement spread => MayWrite(spread.Argument, register, depth),
            AwaitExpression await => MayWrite(await.Argument, register, depth),
            YieldExpression yield => MayWrite(yield.Argument, register, depth),
            ConditionalExpression conditional => MayWrite(conditional.Test, register, depth)
                || MayWrite(conditional.Consequent, register, depth) || MayWrite(conditional.Alternate, register, depth),
            CallExpression call => MayWrite(call.Callee, register, depth) || Any(call.Arguments, register, depth),
            NewExpression construct => MayWrite(construct.Callee, register, depth) || Any(construct.Arguments, register, depth),
            AssignmentExpression assignment => TargetWrites(assignment.Target, register, depth) || MayWrite(assignment.Value, register, depth),
            UpdateExpression update => TargetWrites(update.Target, register, depth),
            _ => true,
        };
    }

    private static bool Any(Expression?[] nodes, int register, int depth)
    {
        foreach (Expression? node in nodes)
            if (MayWrite(node, register, depth))
                return true;
        return false;
    }

    private static bool TargetWrites(Node target, int register, int depth) => target switch
    {
        Identifier { Binding: null } => false,
        Identifier { Binding: { } binding } => !binding.IsCaptured && binding.Slot == register,
        MemberExpression or IndexExpression or PrivateMemberExpression or SuperMemberExpression => MayWrite(target, register, depth),
        _ => true,
    };
}
