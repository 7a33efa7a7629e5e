// Parses a large real file (lodash) and itself; walks the tree; reports syntax errors with positions.
const fs = require("node:fs");
const acorn = require("acorn");

function countNodes(node, counts = {}) {
  if (node && typeof node.type === "string") {
    counts[node.type] = (counts[node.type] || 0) + 1;
  }
  for (const key of Object.keys(node)) {
    const child = node[key];
    if (Array.isArray(child)) child.forEach(item => item && typeof item === "object" && countNodes(item, counts));
    else if (child && typeof child === "object" && !(child instanceof RegExp)) countNodes(child, counts);
  }
  return counts;
}

for (const file of ["lodash/lodash.js", "acorn/dist/acorn.js"]) {
  const text = fs.readFileSync("node_modules/" + file, "utf8");
  const tree = acorn.parse(text, { ecmaVersion: "latest", locations: true });
  const counts = countNodes(tree);
  console.log(file, tree.body.length, tree.end, tree.loc.end.line);
  for (const type of Object.keys(counts).sort()) console.log("  " + type, counts[type]);
}

for (const source of ["let a; let a;", "class A extends B { constructor() { super(); } #x; m() { return #y in this; } }", "for (const x of y) { break outer; }", "a ?? b || c", "`${", "/(?<n>a)(?<n>b)/"]) {
  try {
    acorn.parse(source, { ecmaVersion: 2022 });
    console.log("fine", JSON.stringify(source));
  } catch (error) {
    console.log(error.name, error.message, error.pos, JSON.stringify(error.loc));
  }
}

const tokens = [...acorn.tokenizer("async function* f(a = 1n, ...b) { yield* a?.b ?? /x+/giu; }", { ecmaVersion: "latest" })];
console.log(tokens.map(token => `${token.type.label}:${typeof token.value === "bigint" ? token.value + "n" : token.value instanceof Object ? token.value.pattern : token.value}`).join(" "));
