namespace ConcurrentJs.Fuzz.Generators;

/// <summary>Maps: each operation is atomic, different keys do not disturb each other (M9).</summary>
internal sealed class MapStorm : Topic
{
    public override string Name => "map storm";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        int keys = chance.Pick([3, 20, 200]);
        string key = chance.Pick(["me + ':' + k", "me * 1000 + k", $"{p}keys[me][k]", "(me * 1000 + k) + 0.5"]);
        return new Parts(
            $$"""
            const {{p}}m = new Map(), {{p}}w = new WeakMap();
            const {{p}}keys = Array.from({ length: THREADS }, () => Array.from({ length: {{keys}} }, () => ({})));
            const {{p}}mine = Array.from({ length: THREADS }, () => new Array({{keys}}).fill(undefined));
            """,
            $$"""
            const k = rnd({{keys}}), key = {{key}}, had = {{p}}mine[me][k];
            if ({{p}}m.get(key) !== had || {{p}}m.has(key) !== (had !== undefined)) fail('an entry was lost (M9): ' + String({{p}}m.get(key)) + ', not ' + String(had));
            if (rnd(3) === 0) {
              if ({{p}}m.delete(key) !== (had !== undefined)) fail('delete answered wrongly (M9)');
              {{p}}mine[me][k] = undefined;
            } else {
              {{p}}m.set(key, me * 100000 + round);
              {{p}}mine[me][k] = me * 100000 + round;
            }
            {{p}}w.set({{p}}keys[me][k], round);
            if ({{p}}w.get({{p}}keys[me][k]) !== round) fail('a WeakMap lost an entry (M9)');
            """,
            $$"""
            const expected = {{p}}mine.flat().filter((v) => v !== undefined).length;
            if ({{p}}m.size !== expected || [...{{p}}m.values()].length !== expected) fail('size ' + {{p}}m.size + ', entries ' + [...{{p}}m].length + ', expected ' + expected + ' (M9)');
            result.push('map', new Set([...{{p}}m.keys()].map(String)).size >= 0);
            """);
    }
}

/// <summary>Sets, with the algebra of sets made while they change.</summary>
internal sealed class SetStorm : Topic
{
    public override string Name => "set storm";

    public override Parts Write(FuzzChance chance, string p)
    {
        int range = chance.Pick([4, 50, 500]);
        return new Parts(
            $"const {p}s = new Set(), {p}fixed = new Set([1, 2, 3]);",
            $$"""
            switch (rnd(5)) {
              case 0: case 1: {{p}}s.add(rnd({{range}})); break;
              case 2: {{p}}s.delete(rnd({{range}})); break;
              case 3: for (const v of {{p}}s.union({{p}}fixed)) if (!(v >= 0 && v < {{range + 4}})) fail('a member from nowhere: ' + String(v)); break;
              case 4: if (!{{p}}fixed.isSubsetOf({{p}}fixed.union({{p}}s))) fail('a union lost members'); if (rnd(40) === 0) {{p}}s.clear(); break;
            }
            """,
            $$"""
            const all = [...{{p}}s];
            if (all.length !== {{p}}s.size || new Set(all).size !== all.length || !all.every((v) => {{p}}s.has(v))) fail('a set disagrees with itself (M9): ' + {{p}}s.size + ' and ' + all.length);
            """);
    }
}

/// <summary>Iteration of a collection that others change ends and shows no torn entry (M9).</summary>
internal sealed class IterationUnderChange : Topic
{
    public override string Name => "iteration under change";

    public override Parts Write(FuzzChance chance, string p)
    {
        int range = chance.Pick([3, 30, 120]);
        return new Parts(
            $"const {p}m = new Map();",
            $$"""
            if (me % 2 === 0) {
              const k = rnd({{range}});
              if (rnd(3) === 0) {{p}}m.delete(k); else {{p}}m.set(k, { k, me });
              if (rnd(60) === 0) {{p}}m.clear();
            } else {
              let steps = 0;
              for (const [k, v] of {{p}}m) {
                if (v === undefined || v.k !== k) fail('a torn entry (M9): ' + String(k));
                if (++steps > 2000) break;
              }
              {{p}}m.forEach((v, k) => { if (v.k !== k) fail('a torn entry (M9): ' + String(k)); });
            }
            """);
    }
}
