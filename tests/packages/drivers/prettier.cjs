// The standalone build with its plug-ins, formatting several languages.
const prettier = require("prettier/standalone");
const plugins = ["babel", "estree", "postcss", "html", "markdown", "typescript", "yaml"].map(name => require("prettier/plugins/" + name));

const samples = {
  babel: "const f=async({a,b:{c}},...rest)=>{if(a)return await g(a?.b??c);else{for(const [k,v] of Object.entries(rest)){console.log(`${k}: ${v}`,k,v,'a long argument that makes the line break',[1,2,3])}}}\nclass A extends B{#x=1;static{init()}get x(){return this.#x}async*g(){yield*[1,2]}}\nexport default <div className='x' {...p}>{a&&<b>t</b>}</div>",
  typescript: "interface A<T extends keyof B=any>{readonly [k:string]:T;m?(x:number):asserts x is 1}\ntype U={[K in keyof T as `on${Capitalize<K>}`]?:T[K] extends infer R?R:never};abstract class C<T> implements A{constructor(private readonly x:number,public y?:string){super()}}\nenum E{A=1,B}declare module 'x'{export function f(this:Window,...a:any[]):void}",
  css: "a{color:RED;background:url( 'x.png' )}@media (max-width:100px){.b>.c~d::before{content:'\\201C';margin:0 auto!important}}",
  html: "<!doctype html><html><body><p>text <b>bold</b> more text that is long enough that it has to be wrapped somewhere</p><script>let a=1;if(a){b()}</script><style>a{b:c}</style></body></html>",
  markdown: "Title\n===\n* a\n* b\n    * c\n\n| a | b |\n|--|:-:|\n| long cell | x |\n\n```js\nlet a   =  1\n```\n",
  json: '{"a":[1,2,{"b":null}],"long":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"]}',
  yaml: "a:   1\nb:\n    - x\n    -   y: {z:   1}\nc: >\n   folded\n   text\n",
};

(async () => {
  for (const [parser, text] of Object.entries(samples)) {
    console.log("--- " + parser);
    console.log(await prettier.format(text, { parser, plugins }));
  }
  console.log(await prettier.format(samples.babel, { parser: "babel", plugins, semi: false, singleQuote: true, printWidth: 40, trailingComma: "none", arrowParens: "avoid", tabWidth: 8 }));
  console.log(await prettier.check("a;\n", { parser: "babel", plugins }), await prettier.formatWithCursor("let  a=1", { parser: "babel", plugins, cursorOffset: 5 }));
  await prettier.format("let = ;", { parser: "babel", plugins }).catch(error => console.log(error.name, error.message));
  const large = require("node:fs").readFileSync("node_modules/semver/classes/range.js", "utf8");
  const out = await prettier.format(large, { parser: "babel", plugins, printWidth: 60 });
  let hash = 0;
  for (let i = 0; i < out.length; i++) hash = (hash * 31 + out.charCodeAt(i)) >>> 0;
  console.log(large.length, out.length, hash);
})();
