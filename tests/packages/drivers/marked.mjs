// Renders packages' own readmes and a document that touches every construct; a custom renderer and an extension.
import fs from "node:fs";
import { Marked, marked, lexer } from "marked";

for (const file of ["node_modules/ajv/README.md", "node_modules/semver/README.md", "node_modules/handlebars/README.markdown", "node_modules/terser/README.md"]) {
  const html = marked.parse(fs.readFileSync(file, "utf8"));
  let hash = 0;
  for (let i = 0; i < html.length; i++) hash = (hash * 31 + html.charCodeAt(i)) >>> 0;
  console.log(file, html.length, hash);
}

const text = `# Title *with* \`code\`

Setext
------

> quoted **bold _nested_** text
> - item one
>   1. deep
>   2. deeper

- [x] done
- [ ] open

| a | b | c |
|:--|:-:|--:|
| 1 | \`x\\|y\` | **3** |

\`\`\`js
const x = "<b>" && 1;
\`\`\`

A [link](http://example.org "title"), an ![image](i.png), <span>html</span>, https://example.org/auto and [ref][r].
Hard break\\
line ~~gone~~ &copy; \\*not em\\*

***

[r]: <u r l> 'T'
`;
console.log(marked.parse(text));
console.log(marked.parse("line\nbreak", { breaks: true }), marked.parseInline("*a* __b__"));

const custom = new Marked({
  renderer: { heading({ tokens, depth }) { return `<h${depth} id="x">${this.parser.parseInline(tokens)}</h${depth}>\n`; } },
  extensions: [{
    name: "emoji", level: "inline",
    start: source => source.indexOf(":"),
    tokenizer(source) { const m = /^:(\w+):/.exec(source); return m ? { type: "emoji", raw: m[0], name: m[1] } : undefined; },
    renderer: token => `<i class="${token.name}"></i>`,
  }],
  walkTokens(token) { if (token.type === "link") token.href += "?x"; },
});
console.log(custom.parse("## Hi :smile: [a](b)"));
console.log(await new Marked({ async: true, async walkTokens(token) { await null; if (token.type === "text") token.text = token.text.toUpperCase(); } }).parse("some text"));
console.log(JSON.stringify(lexer("1. a\n\n   b\n2. c")).length);
