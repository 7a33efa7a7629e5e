using ConcurrentJs.Bytecode;

namespace ConcurrentJs.Hosting;

/// <summary>What running leaves in code: inline caches, layouts of literals, feedback. None of it changes what code means.</summary>
/// <remarks>
/// Invariants: K1 a cache entry goes away whole; whoever runs the code meanwhile makes it anew.
/// Memory order: each word is written with release, any value of it is right.
/// </remarks>
internal static class CodeMemory
{
    /// <summary>The function, and all functions in it, are as if they had never run. Patterns stay compiled, and so does the code itself.</summary>
    public static void Forget(FunctionTemplate root) => Forget(Volatile.Read(ref root.CodeField));

    /// <summary>The same of code that has no template of its own: a module's.</summary>
    public static void Forget(BytecodeFunction? root)
    {
        var open = new Stack<BytecodeFunction?>([root]);
        while (open.TryPop(out BytecodeFunction? code))
        {
            if (code is null)
                continue;
            for (int i = 0; i < code.Sites.Length; i++)
                Volatile.Write(ref code.Sites[i].Cache, null);
            Array.Clear(code.Feedback);
            foreach (object descriptor in code.Descriptors)
            {
                if (descriptor is ObjectLiteral literal)
                    Volatile.Write(ref literal.Cache, null);
                else if (descriptor is TemplateSite site)
                    Volatile.Write(ref site.Cache, null);
            }
            foreach (FunctionTemplate inner in code.Functions)
                open.Push(Volatile.Read(ref inner.CodeField));
        }
    }
}
