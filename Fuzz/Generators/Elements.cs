namespace ConcurrentJs.Fuzz.Generators;

/// <summary>Every thread its own indexes of one array, far beyond its length: nothing is lost to growth (M4, M7).</summary>
internal sealed class DisjointElements : Topic
{
    public override string Name => "disjoint elements";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        string start = chance.Pick(["[]", "[0, 1, 2]", "new Array(10)", "Array.from({ length: 100 }, (_, i) => i % THREADS * 0)"]);
        string value = chance.Pick(["me * 100000 + round", "me * 100000 + round + 0.25", "'e' + (me * 100000 + round)"]);
        int per = chance.Between(1, 5);
        return new Parts(
            $"const {p}a = {start};",
            $$"""
            for (let k = 0; k < {{per}}; k++) {
              const at = ((round * {{per}} + k) * THREADS) + me;
              {{p}}a[at] = {{value}};
              if ({{p}}a[at] !== {{value}}) fail('an element was lost at once (M4): ' + at);
              if ({{p}}a.length <= at) fail('length is behind an element (M7)');
            }
            """,
            $$"""
            let wrong = 0;
            for (let me = 0; me < THREADS; me++) for (let round = 0; round < ROUNDS; round++) for (let k = 0; k < {{per}}; k++)
              if ({{p}}a[((round * {{per}} + k) * THREADS) + me] !== ({{value}})) wrong++;
            if (wrong) fail(wrong + ' elements were lost to growth (M7)');
            result.push('elements', {{p}}a.length);
            """);
    }
}

/// <summary>push, pop, shift and unshift without a lock may lose elements but never make garbage (M7).</summary>
internal sealed class PushAndPop : Topic
{
    public override string Name => "push and pop";

    public override Parts Write(FuzzChance chance, string p)
    {
        bool shifts = chance.OneIn(2);
        return new Parts(
            $$"""
            {{StampedValues.Stamps(p)}}
            const {{p}}a = [];
            """,
            $$"""
            switch (rnd({{(shifts ? 6 : 3)}})) {
              case 0: case 1: {{p}}a.push({{p}}stamp(3, me, round)); break;
              case 2: {{p}}look({{p}}a.pop(), 3, null, false); break;
              case 3: {{p}}look({{p}}a.shift(), 3, null, false); break;
              case 4: {{p}}a.unshift({{p}}stamp(3, me, round)); break;
              case 5: for (const v of {{p}}a.splice(0, 1 + rnd(3))) {{p}}look(v, 3, null, false); break;
            }
            {{p}}look({{p}}a[rnd(8)], 3, null, false);
            """,
            $$"""
            for (const v of {{p}}a) {{p}}look(v, 3, null, false);
            if ({{p}}a.length > THREADS * ROUNDS + 8) fail('an array grew by itself: ' + {{p}}a.length);
            """);
    }
}

/// <summary>Truncation, holes, sparse writes and length against readers (M7).</summary>
internal sealed class HolesAndLengths : Topic
{
    public override string Name => "holes and lengths";

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        {{StampedValues.Stamps(p)}}
        const {{p}}a = [];
        """,
        $$"""
        switch (rnd(8)) {
          case 0: {{p}}a.length = rnd(40); break;
          case 1: {{p}}a[rnd(60)] = {{p}}stamp(4, me, round); break;
          case 2: delete {{p}}a[rnd(60)]; break;
          case 3: {{p}}a[1000 + rnd(5000)] = {{p}}stamp(4, me, round); break;
          case 4: {{p}}a.forEach((v) => {{p}}look(v, 4, null, false)); break;
          case 5: for (const v of {{p}}a.slice(0, 64)) {{p}}look(v, 4, null, false); break;
          case 6: {{p}}look({{p}}a.at(-1), 4, null, false); {{p}}look({{p}}a[rnd(60)], 4, null, false); break;
          case 7: { const n = {{p}}a.length; if (!(n >= 0 && n <= 6000)) fail('a length from nowhere: ' + n); break; }
        }
        """,
        $"for (const v of Object.values({p}a)) {p}look(v, 4, null, false);");
}

/// <summary>sort, reverse, fill, copyWithin, concat, join, flat, spread, destructuring of an array that others change.</summary>
internal sealed class SortAndCopy : Topic
{
    public override string Name => "sort and copy";

    public override Parts Write(FuzzChance chance, string p)
    {
        int size = chance.Between(4, 60);
        return new Parts(
            $$"""
            {{StampedValues.Stamps(p)}}
            const {{p}}a = Array.from({ length: {{size}} }, (_, i) => {{p}}stamp(5, 0, i % 20));
            const {{p}}order = (x, y) => {{p}}decode(x)[2] - {{p}}decode(y)[2];
            """,
            $$"""
            switch (rnd(10)) {
              case 0: {{p}}a.sort({{p}}order); break;
              case 1: {{p}}a.reverse(); break;
              case 2: {{p}}a[rnd({{size}})] = {{p}}stamp(5, me, round); break;
              case 3: for (const v of [...{{p}}a]) {{p}}look(v, 5, null, false); break;
              case 4: for (const v of {{p}}a.concat({{p}}a)) {{p}}look(v, 5, null, false); break;
              case 5: {{p}}a.copyWithin(rnd({{size}}), rnd({{size}})); break;
              case 6: {{p}}a.fill({{p}}stamp(5, me, round), rnd({{size}}), rnd({{size}})); break;
              case 7: { const [x, y, ...rest] = {{p}}a; {{p}}look(x, 5, null, false); {{p}}look(rest[0], 5, null, false); break; }
              case 8: for (const v of {{p}}a.toSorted({{p}}order)) {{p}}look(v, 5, null, false); break;
              case 9: if ({{p}}a.join('|').length < {{size}}) fail('join lost elements'); if ({{p}}a.flat().length < {{size}}) fail('flat lost elements'); break;
            }
            if ({{p}}a.length !== {{size}}) fail('the length changed: ' + {{p}}a.length);
            """,
            $"for (const v of {p}a) {p}look(v, 5, null, false);");
    }
}

/// <summary>JSON, Object.assign, spread and entries of objects that others change.</summary>
internal sealed class JsonUnderChange : Topic
{
    public override string Name => "json under change";

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        const {{p}}o = { list: [1, 2, 3], inner: { deep: 'text' } };
        """,
        $$"""
        switch (rnd(6)) {
          case 0: {{p}}o['k' + rnd(6)] = { me, round }; break;
          case 1: delete {{p}}o['k' + rnd(6)]; break;
          case 2: {{p}}o.list = Array.from({ length: rnd(9) }, (_, i) => i); break;
          case 3: { const back = JSON.parse(JSON.stringify({{p}}o)); if (back.inner.deep !== 'text' || !Array.isArray(back.list)) fail('JSON lost a bystander'); break; }
          case 4: { const copy = { ...{{p}}o }; if (copy.inner !== {{p}}o.inner) fail('spread lost a bystander'); break; }
          case 5: for (const [k, v] of Object.entries({{p}}o)) if (v !== undefined && k[0] === 'k' && !(v.me < THREADS && v.round < ROUNDS)) fail('entries: ' + k); break; // undefined: deleted between look and read (M6)
        }
        """);
}
