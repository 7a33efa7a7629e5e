using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

/// <summary>The way from trees to bytecode.</summary>
/// <remarks>All entries throw InsufficientExecutionStackException for a tree that is too deep for what is left of the native stack.</remarks>
internal static class BytecodeGenerator
{
    /// <summary>A script. Its functions follow when they are first called.</summary>
    public static BytecodeFunction CompileScript(ProgramNode program, bool wantsCompletion = true) =>
        CompileProgram(program, FunctionFlags.Program, wantsCompletion, thisIsUndefined: false);

    /// <summary>Eval code. Captures are program.Captures: box i is the one that the direct eval handed over at OuterIndex of
    /// binding i. thisIsUndefined comes from the EvalCallSite.</summary>
    public static BytecodeFunction CompileEval(ProgramNode program, bool thisIsUndefined = false) =>
        CompileProgram(program, FunctionFlags.Program | FunctionFlags.Eval, wantsCompletion: true, thisIsUndefined);

    public static ModuleCode CompileModule(ProgramNode program)
    {
        ModuleRecordInfo info = program.Module ?? throw new InvalidOperationException("the program is no module");
        Binding[] boxes = ModuleBoxes(program, info);
        FunctionFlags flags = FunctionFlags.Program | FunctionFlags.Module | FunctionFlags.Strict;
        FunctionTemplate start = ProgramTemplate(program, flags, true);
        FunctionTemplate body = ProgramTemplate(program, program.HasTopLevelAwait ? flags | FunctionFlags.Async : flags, true);
        return new ModuleCode
        {
            Start = start.Publish(new FunctionGenerator(start).GenerateModuleStart(program, boxes)),
            Body = body.Publish(new FunctionGenerator(body).GenerateModuleBody(program, boxes)),
            Info = info,
            BoxNames = Array.ConvertAll(boxes, static b => b.Name),
            ImportBoxes = Array.ConvertAll(info.Imports, i => Array.IndexOf(boxes, i.Local)),
            LocalExportBoxes = Array.ConvertAll(info.LocalExports, e => Array.IndexOf(boxes, e.Local)),
            IsAsync = program.HasTopLevelAwait,
        };
    }

    private static readonly Lock s_treeLock = new();

    /// <summary>A function's code, compiled now if nobody did it before.</summary>
    /// <remarks>THREADS: the generator writes register numbers into the tree that all functions of a source share: one at a time.</remarks>
    public static BytecodeFunction CompileFunction(FunctionTemplate template)
    {
        if (template.Code is { } known)
            return known;
        using Lock.Scope scope = s_treeLock.EnterScope();
        return template.Code ?? template.Publish(new FunctionGenerator(template).GenerateFunction());
    }

    /// <summary>A function that stands in no other code (the Function constructor's): it captures nothing.</summary>
    public static FunctionTemplate TemplateFor(FunctionNode function, SourceText source, string name) => new()
    {
        Name = name,
        Length = function.ExpectedArgumentCount,
        Flags = FunctionGenerator.FlagsOf(function),
        Source = source,
        Start = function.Start,
        End = function.End,
        Captures = [],
        CaptureNames = [],
        Node = function,
    };

    private static BytecodeFunction CompileProgram(ProgramNode program, FunctionFlags flags, bool wantsCompletion, bool thisIsUndefined)
    {
        if (program.IsStrict)
            flags |= FunctionFlags.Strict;
        FunctionTemplate template = ProgramTemplate(program, flags, thisIsUndefined);
        return template.Publish(new FunctionGenerator(template).GenerateProgram(program, wantsCompletion));
    }

    private static FunctionTemplate ProgramTemplate(ProgramNode program, FunctionFlags flags, bool thisIsUndefined) => new()
    {
        Name = "",
        Length = 0,
        Flags = flags,
        Source = program.Source,
        Start = program.Start,
        End = program.End,
        Captures = [],
        CaptureNames = Array.ConvertAll(program.Captures, static b => b.Name),
        Node = program,
        ThisIsUndefined = thisIsUndefined,
    };

    private static Binding[] ModuleBoxes(ProgramNode program, ModuleRecordInfo info)
    {
        var exported = new HashSet<Binding>(ReferenceEqualityComparer.Instance);
        foreach (LocalExportEntry export in info.LocalExports)
            exported.Add(export.Local);
        return Array.FindAll(program.Scope.Bindings, b => b.IsCaptured || b.Kind == BindingKind.Import || exported.Contains(b));
    }
}
