using System.Text;

namespace ConcurrentJs.Cli.Tests;

/// <summary>Programs drawn from a number, with faults that some schedules show: lost updates, locks in two orders, notifications that nobody hears.</summary>
internal static class SeededProgram
{
    public static string Text(int seed)
    {
        // Fixed by the seed: the test makes the same programs everywhere.
        ulong state = (ulong)seed * 0x9E3779B97F4A7C15 + 1;
        var text = new StringBuilder($"const box = {{ a: 0, b: 0, c: 0 }}, list = [], map = new Map();\nconst locks = [new Lock(), new Lock(), new Lock()], bell = new Condition();\nlet rung = false;\nconst threads = [];\n");
        int threads = 2 + Draw(3), added = 0, pushed = 0;
        for (int thread = 0; thread < threads; thread++)
        {
            text.Append("threads.push(new Thread(() => {\n");
            for (int i = 1 + Draw(3); i > 0; i--)
                text.Append("  ").Append(Step()).Append('\n');
            text.Append("}));\n");
        }
        if (Draw(3) == 0)
            text.Append("threads.push(new Thread(() => locks[0].hold(() => { if (!rung) bell.wait(locks[0]); })));\nrung = true;\nbell.notify();\n");
        text.Append("for (const thread of threads) thread.join();\n");
        text.Append($"if (box.a !== {added}) throw new Error('updates were lost');\n");
        text.Append($"if (list.length !== {pushed}) throw new Error('elements were lost');\n");
        text.Append("console.log(box.b, box.c, map.size);\n");
        return text.ToString();

        string Step()
        {
            int first = Draw(3), second = (first + 1 + Draw(2)) % 3;
            switch (Draw(7))
            {
                case 0:
                    added++;
                    return "box.a++;";
                case 1:
                    added++;
                    return $"locks[{first}].hold(() => {{ box.a++; }});";
                case 2:
                    return $"locks[{first}].hold(() => locks[{second}].hold(() => {{ box.b++; }}));";
                case 3:
                    pushed++;
                    return "{ const at = list.length; list[at] = 1; }";
                case 4:
                    return $"if (!map.has({first})) map.set({first}, box.b); else box.c++;";
                case 5:
                    return "Atomics.add(box, 'c', 1);";
                default:
                    return "if (box.b !== box.c) box.c = box.b + Math.random();";
            }
        }

        int Draw(int bound)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)(state % (ulong)bound);
        }
    }
}
