// Minifies real files and small ones that show each transformation.
import fs from "node:fs";
import { minify } from "terser";

const samples = {
  fold: "const a = 1 + 2 * 3; if (false) { dead(); } console.log(a, 'x' + 'y', !0 ? 1 : 2, typeof undefined);",
  inline: "function add(a, b) { return a + b } export function run(x) { const y = add(x, 1); return y * y; }",
  modern: "class A { #p = 1; static s = new A; get p() { return this.#p ?? 0 } async *g() { for await (const x of this?.list ?? []) yield x ** 2n } }; new A().p;",
  loops: "var i = 0; for (;;) { if (i++ > 10) break; else continue; } label: while (true) { break label; }",
  patterns: "export const f = ({ a: { b = 2 } = {}, ...rest }, [c, , d] = []) => ({ b, rest, c, d, [`k${c}`]: 1 });",
  sequence: "export function g(a) { var r; if (a) { r = one(); two(); } else { r = three(); } return r; }",
};
for (const [name, code] of Object.entries(samples)) {
  const out = await minify(code, { module: true, compress: { passes: 2 } });
  console.log(name, out.code);
}

for (const file of ["handlebars/dist/handlebars.runtime.js", "semver/classes/range.js", "immutable/dist/immutable.js"]) {
  const code = fs.readFileSync("node_modules/" + file, "utf8");
  const out = await minify({ [file]: code }, { sourceMap: { filename: "out.js" } });
  let hash = 0;
  for (const text of [out.code, out.map]) for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0;
  console.log(file, code.length, out.code.length, out.map.length, hash);
}

console.log((await minify("let long_name = 1; console.log(long_name + other.prop_)", { mangle: { toplevel: true, properties: { regex: /_$/ } }, format: { beautify: true, comments: "all" } })).code);
try {
  await minify("let x = ;");
} catch (error) {
  console.log(error.name, error.message, error.line, error.col, error.pos);
}
