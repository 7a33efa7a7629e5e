using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Hosting;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Engine.Tests.Probes.Completeness;

/// <summary>Runs rows of a table in one engine, several times each: caches are empty at first, and must change nothing.</summary>
internal sealed class EventRun : IDisposable
{
    private const int Times = 3;

    /// <summary>Code that begins so is a script, not the body of a function; § is a number that is never the same.</summary>
    private const string ScriptMark = "script: ";

    private static readonly string[] s_subjects = ["o", "p", "q"];

    public EventRun()
    {
        Engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Probe = Log, Threads = ThreadsMode.Parallel, TimeLimit = Patience.Time, Output = TextWriter.Null, ErrorOutput = TextWriter.Null });
        Engine.Evaluate("var o, p, q, $; let lexical = 0; const constant = 0;");
    }

    private int _scripts;

    public EventLog Log { get; } = new();

    public ConcurrentJs.Hosting.Engine Engine { get; }

    public JsObject Global => Engine.MainRealm.Internal.GlobalObject;

    /// <summary>What is wrong with the row, or null.</summary>
    /// <param name="ops">Only events of these instructions count; none means all.</param>
    public string? Check(EventRow row, string about, JsObject? builtin, params ReadOnlySpan<Op> ops)
    {
        try
        {
            bool isScript = row.Code.StartsWith(ScriptMark, StringComparison.Ordinal);
            string body = isScript ? "" : row.Code;
            Engine.Evaluate($"var setup = function() {{ o = p = q = undefined; {row.Setup}\n }}, watched = function(o, p, q, $) {{ {body}\n }}", row.Where);
            Set("$", builtin is null ? JsValue.Undefined : builtin);
            for (int time = 1; time <= Times; time++)
            {
                Engine.Evaluate("setup()");
                ScriptValue[] arguments = [.. s_subjects.Append("$").Select(name => Engine.Evaluate(name))];
                ScriptObject watched = Engine.Evaluate("watched").AsObject();
                Log.Begin(s_subjects.Select(name => (name, Object: Get(name)._cell as JsObject)).Where(subject => subject.Object is not null)!);
                string? thrown = null;
                try
                {
                    if (isScript)
                        Engine.Evaluate(row.Code[ScriptMark.Length..].Replace("§", $"{++_scripts}", StringComparison.Ordinal), row.Where);
                    else
                        watched.Call(ScriptValue.Undefined, arguments);
                }
                catch (ScriptException exception)
                {
                    thrown = exception.Message;
                }
                IReadOnlyList<(string Text, Op? Op)> events = Log.End();
                HashSet<Op> counted = [.. ops];
                string found = string.Join(", ", Distinct([.. events.Where(e => counted.Count == 0 || (e.Op is { } op && counted.Contains(op))).Select(e => e.Text)]));
                if (thrown is not null)
                    found += $"{(found.Length > 0 ? ", " : "")}throws {thrown}";
                if (Squeeze(found) != Squeeze(string.Join(", ", Distinct(row.Expected.Replace("§", $"{_scripts}", StringComparison.Ordinal).Split(", ")))))
                    return $"{row.Where}: {about}, run {time}\n    {row.Setup} | {row.Code}\n    expected {row.Expected}\n    found    {found}";
            }
            return null;
        }
        catch (ScriptException exception)
        {
            return $"{row.Where}: {about}: {exception.Message}";
        }
    }

    // The same access again says nothing new, nor does a test of existence, or a growth, where the place is read or changed as well.
    private static IEnumerable<string> Distinct(string[] events) =>
        events.Where((text, i) => Array.IndexOf(events, text) == i && !events.Any(other => IsMoreThan(other, text))).Select(text => text);

    private static bool IsMoreThan(string strong, string weak)
    {
        string quiet = weak.Contains("Has ", StringComparison.Ordinal) ? "Has " : weak.Contains("Update ", StringComparison.Ordinal) && !weak.Contains("Atomic", StringComparison.Ordinal) ? "Update " : "";
        if (quiet.Length == 0)
            return false;
        return quiet == "Has "
            ? strong == weak.Replace(quiet, "Read ", StringComparison.Ordinal) || strong == weak.Replace(quiet, "Write ", StringComparison.Ordinal)
                || strong == weak.Replace(quiet, "Add ", StringComparison.Ordinal) || strong == weak.Replace(quiet, "Remove ", StringComparison.Ordinal)
            : strong == weak.Replace(quiet, "Write ", StringComparison.Ordinal);
    }

    private static string Squeeze(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The instructions of the watched function and of those inside it.</summary>
    public HashSet<Op> Instructions()
    {
        var found = new HashSet<Op>();
        Collect(((ScriptFunction)Get("watched")._cell!).Template.Code, found);
        return found;
    }

    private static void Collect(BytecodeFunction? code, HashSet<Op> found)
    {
        if (code is null)
            return;
        for (int pc = 0; pc < code.Code.Length; pc += OpTable.Of((Op)code.Code[pc]).Length)
            found.Add((Op)code.Code[pc]);
        foreach (FunctionTemplate inner in code.Functions)
            Collect(inner.Code, found);
    }

    private JsValue Get(string name) => Global.Get(Engine.Thread, Key(name), Global);

    private void Set(string name, JsValue value) => Global.Set(Engine.Thread, Key(name), value, Global);

    private static PropertyKey Key(string name) => PropertyKey.FromAtom(Atoms.Intern(name));

    public void Dispose() => Engine.Dispose();
}
