namespace ConcurrentJs.Fuzz.Generators;

/// <summary>
/// Every value carries its place, its writer and its number, in any representation: reading one that belongs to another place
/// is thin air (M2), and seeing an older one of the same writer after a newer one breaks coherence (M3).
/// </summary>
internal sealed class StampedValues : Topic
{
    public override string Name => "stamped values";

    internal static string Stamps(string p) => $$"""
        function {{p}}stamp(place, me, n) {
          switch ((n + me) % 7) {
            case 0: return place * 1000000 + me * 100000 + n;
            case 1: return place * 1000000 + me * 100000 + n + 0.5;
            case 2: return place + ':' + me + ':' + n;
            case 3: return { place, me, n };
            case 4: return BigInt(place * 1000000 + me * 100000 + n);
            case 5: return [place, me, n];
            default: return -(place * 1000000 + me * 100000 + n);
          }
        }
        function {{p}}decode(v) {
          switch (typeof v) {
            case 'number': { const x = Math.floor(Math.abs(v)); return [Math.floor(x / 1000000), Math.floor(x / 100000) % 10, x % 100000]; }
            case 'bigint': return {{p}}decode(Number(v));
            case 'string': return v.split(':').map(Number);
            case 'object': return v === null ? null : Array.isArray(v) ? v : [v.place, v.me, v.n];
            default: return null;
          }
        }
        function {{p}}look(v, place, seen, coherent) {
          if (v === undefined || v === null) return;
          const d = {{p}}decode(v);
          if (d === null || d[0] !== place || !(d[1] >= 0 && d[1] < THREADS) || !(d[2] >= 0 && d[2] <= ROUNDS)) fail('thin air (M2): place ' + place + ' holds ' + String(v));
          if (!coherent) return;
          const key = place * 10 + d[1];
          if (seen[key] > d[2]) fail('went back in the order of writes (M3): place ' + place + ', ' + d[2] + ' after ' + seen[key]);
          seen[key] = d[2];
        }
        """;

    public override Parts Write(FuzzChance chance, string p)
    {
        int places = chance.Between(2, 6);
        string names = string.Join(", ", Enumerable.Range(1, places).Select(i => $"k{i}: undefined"));
        (string read, string write) = chance.Between(0, 4) switch
        {
            0 => ($"{p}o['k' + place]", $"{p}o['k' + place] = v"),
            1 => ($"{p}a[place]", $"{p}a[place] = v"),
            2 => ($"{p}m.get(place)", $"{p}m.set(place, v)"),
            3 => ($"{p}read(place)", $"{p}write(place, v)"),
            _ => ($"place === 1 ? {p}o.k1 : {p}o.k2", $"if (place === 1) {p}o.k1 = v; else {p}o.k2 = v"),
        };
        string low = write.Contains("k1 = v", StringComparison.Ordinal) ? "1 + rnd(2)" : $"1 + rnd({places})";
        return new Parts(
            $$"""
            {{Stamps(p)}}
            const {{p}}o = { {{names}} }, {{p}}a = new Array({{places + 1}}), {{p}}m = new Map();
            class {{p}}C { #v = undefined; get() { return this.#v; } set(v) { this.#v = v; } }
            const {{p}}c = Array.from({ length: {{places + 1}} }, () => new {{p}}C());
            function {{p}}read(place) { return {{p}}c[place].get(); }
            function {{p}}write(place, v) { {{p}}c[place].set(v); }
            """,
            $$"""
            const place = {{low}}, v = {{p}}stamp(place, me, round);
            {{p}}look({{read}}, place, {{p}}seen, true);
            {{write}};
            {{p}}look({{read}}, place, {{p}}seen, true);
            """,
            First: $"const {p}seen = {{}};");
    }
}

/// <summary>The same for captured variables, which live in boxes.</summary>
internal sealed class CapturedStamps : Topic
{
    public override string Name => "captured variables";

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        {{StampedValues.Stamps(p)}}
        let {{p}}x, {{p}}y;
        const {{p}}get = [null, () => {{p}}x, () => {{p}}y], {{p}}set = [null, (v) => { {{p}}x = v; }, (v) => { {{p}}y = v; }];
        """,
        $$"""
        const place = 1 + rnd(2);
        {{p}}set[place]({{p}}stamp(place, me, round));
        {{p}}look(place === 1 ? {{p}}x : {{p}}y, place, {{p}}seen, true);
        {{p}}look({{p}}get[3 - place](), 3 - place, {{p}}seen, true);
        """,
        First: $"const {p}seen = {{}};");
}

/// <summary>Things the engine makes on first use are made once (M8).</summary>
internal sealed class LazyThings : Topic
{
    public override string Name => "lazy things";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        string thing = chance.Pick([
            "(function () {}).constructor && box.f.prototype", "box.e.stack", "box.f.name + box.f.length", "box.g.prototype", "box.k.prototype.constructor.name",
            "box.tag()", "Object.getPrototypeOf(box.it)", "box.b.name"]);
        return new Parts(
            $$"""
            function {{p}}tagged(s) { return s; }
            const {{p}}tag = () => {{p}}tagged`a${1}b`;
            const {{p}}boxes = Array.from({ length: ROUNDS }, () => ({ f: function named(a, b) {}, e: new Error('x'), g: function* () {}, k: class K {}, tag: {{p}}tag, it: [][Symbol.iterator](), b: (function q() {}).bind(null) }));
            const {{p}}made = Array.from({ length: ROUNDS }, () => new Array(THREADS));
            """,
            $$"""
            const box = {{p}}boxes[round];
            {{p}}made[round][me] = {{thing}};
            """,
            $$"""
            for (const row of {{p}}made) for (const thing of row) if (thing !== row[0]) fail('made twice (M8): {{thing.Replace("'", "")}}');
            """);
    }
}

/// <summary>Ropes that many threads flatten; strings made of them as property names.</summary>
internal sealed class RopeFlattening : Topic
{
    public override string Name => "ropes";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        int pieces = chance.Between(3, 40);
        return new Parts(
            $$"""
            const {{p}}ropes = Array.from({ length: ROUNDS }, (_, i) => { let s = 'r' + i; for (let k = 0; k < {{pieces}}; k++) s = k % 3 ? s + k : k + s; return s; });
            const {{p}}texts = Array.from({ length: ROUNDS }, (_, i) => { const parts = ['r', String(i)]; for (let k = 0; k < {{pieces}}; k++) k % 3 ? parts.push(String(k)) : parts.unshift(String(k)); return parts.join(''); });
            const {{p}}table = {};
            """,
            $$"""
            const rope = {{p}}ropes[round], text = {{p}}texts[round];
            if (rope.length !== text.length || rope !== text || rope.charCodeAt(rnd(text.length)) === undefined) fail('a rope changed: ' + rope);
            {{p}}table[rope] = round;
            if ({{p}}table[text] !== round) fail('one content, two names: ' + text);
            if (rope.slice(1, 4) + rope.slice(4) !== text.slice(1)) fail('a slice of a rope: ' + rope);
            """,
            $"result.push('ropes', Object.keys({p}table).length);");
    }
}

/// <summary>One regular expression, its lastIndex and its matcher, used by all.</summary>
internal sealed class RegExpSharing : Topic
{
    public override string Name => "regexps";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        const {{p}}re = /(?<word>[a-z]+)-(\d+)/;
        """,
        $$"""
        const text = 'xx ' + 'abcdef'.slice(0, 1 + rnd(6)) + '-' + round;
        const match = {{p}}re.exec(text);
        if (!match || match.groups.word + '-' + match[2] !== match[0] || Number(match[2]) !== round) fail('a match of another text: ' + text);
        if (RegExp.$2 !== String(round)) fail('RegExp.$2 of another thread');
        if ('a-b-c'.replace(/[a-z]/g, (c) => c + me) !== `a${me}-b${me}-c${me}`) fail('replace saw another thread');
        """);
}
