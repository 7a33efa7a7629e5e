namespace ConcurrentJs.Fuzz.Generators;

/// <summary>Adds, deletes and redefinitions of each thread's own names on one object, which must not disturb the others' (M4, M5, M6).</summary>
internal sealed class ShapeStorm : Topic
{
    public override string Name => "shape storm";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        int names = chance.Between(1, 8);
        bool defines = chance.OneIn(2);
        string add = defines
            ? $"Object.defineProperty({p}o, name, {{ value: me * 1000 + round, writable: true, enumerable: rnd(2) === 0, configurable: true }})"
            : $"{p}o[name] = me * 1000 + round";
        return new Parts(
            $$"""
            const {{p}}o = { fixed: 'fixed' };
            """,
            $$"""
            const name = 'p' + me + '_' + rnd({{names}});
            if (rnd(3) === 0) {
              delete {{p}}o[name];
              if (name in {{p}}o) fail('deleted and still there (M5): ' + name);
            } else {
              {{add}};
              if ({{p}}o[name] !== me * 1000 + round) fail('lost or foreign value (M4) in ' + name + ': ' + String({{p}}o[name]));
              {{p}}mine[name] = me * 1000 + round;
            }
            if ({{p}}o.fixed !== 'fixed') fail('a bystander changed (M4): ' + String({{p}}o.fixed));
            """,
            $$"""
            for (let t = 0; t < THREADS; t++) for (let i = 0; i < {{names}}; i++) {
              const v = {{p}}o['p' + t + '_' + i];
              if (v !== undefined && (Math.floor(v / 1000) !== t)) fail('a name got another one\'s value (M2): p' + t + '_' + i + ' is ' + v);
            }
            for (const key of Object.keys({{p}}o)) if (!(key in {{p}}o)) fail('listed and not there: ' + key);
            """,
            First: $"const {p}mine = {{}};",
            Last: $$"""
            for (let i = 0; i < {{names}}; i++) { {{p}}o['q' + me + '_' + i] = i; }
            for (let i = 0; i < {{names}}; i++) if ({{p}}o['q' + me + '_' + i] !== i) fail('an add was lost (M4)');
            """);
    }
}

/// <summary>freeze, seal and preventExtensions against adds and writes: wholly before or wholly after (M5).</summary>
internal sealed class FreezeAgainstAdd : Topic
{
    public override string Name => "freeze against add";

    public override Parts Write(FuzzChance chance, string p)
    {
        string how = chance.Pick(["freeze", "seal", "preventExtensions"]);
        string make = chance.Pick(["{ a: 1 }", "[1, 2]", "Object.assign(Object.create(null), { a: 1 })", "new (class { a = 1 })()"]);
        return new Parts(
            $"const {p}os = Array.from({{ length: ROUNDS }}, () => ({make}));",
            $$"""
            const o = {{p}}os[round];
            if (me % 2 === 0) {
              Object.{{how}}(o);
              const before = Reflect.ownKeys(o).length;
              if (Object.isExtensible(o)) fail('{{how}} left the object extensible (M5)');
              if (Reflect.ownKeys(o).length !== before) fail('a property appeared after {{how}} (M5)');
            } else {
              let added = true;
              try { o['x' + me] = me; } catch (e) { added = false; }
              if (added !== Object.hasOwn(o, 'x' + me)) fail('an add half happened (M5): ' + added);
              if (added && o['x' + me] !== me) fail('an add lost its value (M5)');
            }
            """);
    }
}

/// <summary>Opposite setPrototypeOf: one of them loses, there is never a cycle (M5).</summary>
internal sealed class PrototypeFlips : Topic
{
    public override string Name => "prototype flips";

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        const {{p}}pairs = Array.from({ length: ROUNDS }, () => [{ own: 1 }, { own: 2 }]);
        const {{p}}wins = Array.from({ length: ROUNDS }, () => [false, false]);
        const {{p}}base = { inherited: 'base' }, {{p}}other = { inherited: 'other' }, {{p}}child = Object.create({{p}}base);
        """,
        $$"""
        const [a, b] = {{p}}pairs[round];
        if (me < 2) {{p}}wins[round][me] = me === 0 ? Reflect.setPrototypeOf(a, b) : Reflect.setPrototypeOf(b, a);
        let depth = 0;
        for (let o = a; o !== null; o = Object.getPrototypeOf(o)) if (++depth > 4) fail('a cycle of prototypes (M5)');
        if (a.own !== 1 || b.own !== 2) fail('own properties are found first');
        Object.setPrototypeOf({{p}}child, rnd(2) ? {{p}}base : {{p}}other);
        const seen = {{p}}child.inherited;
        if (seen !== 'base' && seen !== 'other') fail('inherited from nowhere (M2): ' + String(seen));
        """,
        $$"""
        if (THREADS >= 2) for (const [first, second] of {{p}}wins) if (first === second) fail('opposite setPrototypeOf: ' + first + ' and ' + second + ' (M5)');
        """);
}

/// <summary>Objects that become dictionaries and back into caches' view while others read and write.</summary>
internal sealed class DictionaryFlips : Topic
{
    public override string Name => "dictionary flips";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        int many = chance.Pick([40, 130, 600]);
        return new Parts(
            $"const {p}o = {{ a: 'a', b: 'b' }}, {p}lock = new Lock(), {p}all = {{ list: [], push(x) {{ {p}lock.hold(() => this.list.push(x)); }}, filter(f) {{ return this.list.filter(f); }} }};",
            $$"""
            if ({{p}}o.a !== 'a' || {{p}}o.b !== 'b') fail('a bystander changed (M4)');
            const from = rnd({{many}});
            for (let i = from; i < from + 3; i++) {
              const name = me + 'n' + i;
              {{p}}o[name] = i;
              if ({{p}}o[name] !== i) fail('lost (M4): ' + name);
              if (rnd(4) === 0) delete {{p}}o[name]; else {{p}}kept[name] = i;
              if ({{p}}o[name] === undefined) delete {{p}}kept[name];
            }
            """,
            $$"""
            result.push('dictionary', {{p}}all.filter((kept) => Object.entries(kept).every(([k, v]) => {{p}}o[k] === v)).length);
            """,
            First: $"const {p}kept = {{}};",
            Last: $"{p}all.push({p}kept);");
    }
}

/// <summary>Getters, setters, proxies and conversions that call back into racing code.</summary>
internal sealed class AccessorsAndProxies : Topic
{
    public override string Name => "accessors and proxies";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        string target = chance.Pick(["{ v: 1 }", "[1, 2, 3]", "function () {}"]);
        return new Parts(
            $$"""
            let {{p}}n = 0;
            const {{p}}proxy = new Proxy({{target}}, { get(t, k, r) { return k === 'me' ? 'proxy' : Reflect.get(t, k, r); }, has(t, k) { return k === 'in' || k in t; } });
            const {{p}}o = { get twice() { return this.once * 2; }, once: 21, valueOf() { return this.twice; }, toString() { return 'o' + this.once; } };
            """,
            $$"""
            if ({{p}}proxy.me !== 'proxy' || !('in' in {{p}}proxy) || 'out' in {{p}}proxy) fail('a trap was not called');
            if ({{p}}o.twice !== 42 || {{p}}o + 1 !== 43 || `${ {{p}}o }` !== 'o21') fail('an accessor or conversion went wrong');
            const own = Object.create({{p}}o, { once: { value: round, writable: true } });
            if (own.twice !== round * 2) fail('a getter got another receiver');
            Object.defineProperty({{p}}o, 'x' + me, { configurable: true, get() { return me; }, set(v) { this['y' + me] = v; } });
            {{p}}o['x' + me] = round;
            if ({{p}}o['x' + me] !== me || {{p}}o['y' + me] !== round) fail('an accessor and its data are mixed up');
            """);
    }
}

/// <summary>Thread.restrict: the owner works on, everybody else is refused.</summary>
internal sealed class RestrictedObjects : Topic
{
    public override string Name => "restrict";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p) => new(
        $"const {p}shared = new Array(THREADS).fill(null);",
        $$"""
        const mine = Thread.restrict(rnd(2) ? { secret: me } : [me]);
        {{p}}shared[me] = mine;
        if (Array.isArray(mine)) { mine.push(round); if (mine.length !== 2 || mine[0] !== me) fail('the owner was hindered'); }
        else { mine.secret += 1; if (mine.secret !== me + 1) fail('the owner was hindered'); }
        const other = {{p}}shared[(me + 1) % THREADS];
        if (other !== null && THREADS > 1) {
          let refused = false;
          try { Array.isArray(other); other[0]; } catch (e) { refused = e instanceof ConcurrentAccessError; }
          if (!refused) fail('a restricted object let another thread in');
        }
        """);
}
