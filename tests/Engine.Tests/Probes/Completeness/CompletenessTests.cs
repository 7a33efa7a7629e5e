using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap.Objects;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Probes.Completeness;

/// <summary>
/// Each instruction that touches the heap and each builtin tells a probe exactly of the places that its specification's steps touch. What is expected
/// stands in tables beside this file; an instruction or a builtin without an entry fails the test.
/// </summary>
public sealed class CompletenessTests
{
    private static readonly Lazy<IReadOnlyList<EventRow>> s_builtins = new(() => EventTable.Read("Builtins"));

    private static readonly Lazy<IReadOnlyList<EventRow>> s_opcodes = new(() => EventTable.Read("Opcodes"));

    [Fact]
    public void Every_builtin_has_an_entry()
    {
        using var run = new EventRun();
        string[] names = [.. BuiltinList.Of(run.Engine).Keys];
        string[] missing = [.. names.Where(name => !s_builtins.Value.Any(row => row.IsAbout(name)))];
        string[] unknown = [.. s_builtins.Value.SelectMany(row => row.Names).Distinct().Where(known => !names.Any(name => new EventRow([known], "", "", "", "").IsAbout(name)))];
        Assert.True(missing.Length == 0 && unknown.Length == 0,
            $"builtins without an entry in Probes/Completeness/Builtins ({missing.Length} of {names.Length}): {string.Join(", ", missing)}\nentries without a builtin: {string.Join(", ", unknown)}");
    }

    [Fact]
    public void Every_builtin_tells_what_its_steps_touch()
    {
        using var run = new EventRun();
        var wrong = new List<string>();
        foreach ((string name, JsObject builtin) in BuiltinList.Of(run.Engine))
            foreach (EventRow row in s_builtins.Value.Where(row => row.IsAbout(name)))
                if (run.Check(row, name, builtin) is { } problem)
                    wrong.Add(problem);
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong\n{string.Join('\n', wrong)}");
        AssertOnlyHeapOpsSpoke(run);
    }

    [Fact]
    public void Every_opcode_that_touches_the_heap_has_an_entry()
    {
        Op[] expected = [.. Enum.GetValues<Op>().Where(op => OpTable.Of(op).Has(Effects.ReadsHeap) || OpTable.Of(op).Has(Effects.WritesHeap))];
        string[] missing = [.. expected.Where(op => !s_opcodes.Value.Any(row => row.IsAbout(op.ToString()))).Select(op => op.ToString())];
        Assert.True(missing.Length == 0, $"opcodes without an entry in Probes/Completeness/Opcodes: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Every_opcode_tells_what_its_steps_touch()
    {
        using var run = new EventRun();
        var wrong = new List<string>();
        foreach (EventRow row in s_opcodes.Value)
        {
            Op[] ops = [.. row.Names.Select(Enum.Parse<Op>)];
            if (run.Check(row, string.Join(", ", ops), null, ops) is { } problem)
                wrong.Add(problem);
            else if (ops.Except(run.Log.Speakers).Except(run.Instructions()).ToArray() is { Length: > 0 } absent)
                wrong.Add($"{row.Where}: the code was not compiled to {string.Join(", ", absent)}: {row.Code}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong\n{string.Join('\n', wrong)}");
        AssertOnlyHeapOpsSpoke(run);
    }

    // What the table of opcodes says of an instruction's effects is what tools believe.
    private static void AssertOnlyHeapOpsSpoke(EventRun run)
    {
        Op[] liars = [.. run.Log.Speakers.Where(op => (OpTable.Of(op).Effects & (Effects.ReadsHeap | Effects.WritesHeap | Effects.CallsUser)) == 0)];
        Assert.True(liars.Length == 0, $"opcodes that touch the heap and do not declare it: {string.Join(", ", liars)}");
    }
}
