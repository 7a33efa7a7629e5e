// Type-checks and compiles a project of several files with the compiler's own API over the real file system.
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

const root = path.resolve("typescript-project");
const config = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
console.log("typescript", ts.version, parsed.fileNames.map(name => path.relative(root, name)).sort());

const program = ts.createProgram(parsed.fileNames, parsed.options);
const emitted = program.emit();
const diagnostics = ts.getPreEmitDiagnostics(program).concat(emitted.diagnostics);
const host = { getCanonicalFileName: name => name, getCurrentDirectory: () => root, getNewLine: () => "\n" };
console.log(ts.formatDiagnosticsWithColorAndContext(ts.sortAndDeduplicateDiagnostics(diagnostics), host).replaceAll("\u001b", ""));

for (const name of fs.readdirSync(path.join(root, "out"), { recursive: true }).map(String).sort()) {
  const file = path.join(root, "out", name);
  if (fs.statSync(file).isFile()) console.log("=== " + name + "\n" + fs.readFileSync(file, "utf8"));
}
fs.rmSync(path.join(root, "out"), { recursive: true });

const checker = program.getTypeChecker();
const main = program.getSourceFile(path.join(root, "main.ts"));
ts.forEachChild(main, node => {
  if (ts.isFunctionDeclaration(node)) console.log(checker.typeToString(checker.getTypeAtLocation(node)));
});
console.log(ts.transpileModule("enum E { A, B } let x = <any>E.A; export = x", { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES5 } }).outputText);
