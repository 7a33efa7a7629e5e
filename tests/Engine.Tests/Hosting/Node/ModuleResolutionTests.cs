using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting.Node;

public sealed class ModuleResolutionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("resolution-").FullName;

    public ModuleResolutionTests()
    {
        Write("node_modules/plain/package.json", """{ "name": "plain", "main": "./lib/main" }""");
        Write("node_modules/plain/lib/main.js", "exports.a = 1; exports.file = require('./data.json').x;");
        Write("node_modules/plain/lib/data.json", """{ "x": 2 }""");
        Write("node_modules/dual/package.json", """
            { "name": "dual", "exports": { ".": { "import": "./m.mjs", "require": "./c.cjs" }, "./part/*": "./parts/*.cjs", "./secret": null }, "imports": { "#self": "./c.cjs" } }
            """);
        Write("node_modules/dual/m.mjs", "export default 'esm'; export const named = 1;");
        Write("node_modules/dual/c.cjs", "module.exports = 'cjs';");
        Write("node_modules/dual/parts/one.cjs", "module.exports = require('#self') + ' one';");
        Write("node_modules/compiled/index.js", "Object.defineProperty(exports, '__esModule', { value: true }); exports.foo = () => 1; exports.default = 'd';");
        Write("folder/index.js", "module.exports = 'index';");
        Write("a.js", "exports.done = false; exports.b = require('./b').a; exports.done = true;");
        Write("b.js", "exports.a = require('./a').done;");
        Write("esm/package.json", """{ "type": "module" }""");
        Write("esm/m.js", "import { a } from 'plain'; export default a + 1; export const url = import.meta.url;");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("console.log(require('plain').a, require('plain').file)", "1 2")]
    [InlineData("console.log(require('dual'), require('dual/part/one'))", "cjs cjs one")]
    [InlineData("console.log(require('./folder'), require('./a').b, require('./a').done)", "index false true")]
    [InlineData("try { require('dual/secret') } catch (e) { console.log(e.code) }", "ERR_PACKAGE_PATH_NOT_EXPORTED")]
    [InlineData("try { require('nothing') } catch (e) { console.log(e.code, e.requireStack.length) }", "MODULE_NOT_FOUND 1")]
    [InlineData("try { require('node:http') } catch (e) { console.log(e.message.slice(0, 48)) }", "Cannot find module 'node:http': this host provid")]
    [InlineData("console.log(require('./esm/m.js').default, require.resolve('fs'))", "2 fs")]
    [InlineData("import('dual').then((m) => console.log(m.default, m.named))", "esm 1")]
    [InlineData("import('compiled').then((m) => console.log(Object.keys(m).join(), m.foo()))", "__esModule,default,foo 1")]
    [InlineData("import('./nowhere.mjs').catch((e) => console.log(e.code))", "ERR_MODULE_NOT_FOUND")]
    public void A_specifier_leads_where_node_goes(string program, string expected) => Assert.Equal(expected + "\n", Run("main.js", program));

    [Fact]
    public void A_module_file_imports_commonjs_and_sees_where_it_is() =>
        Assert.Equal("2 true undefined\n", Run("main.mjs", """
            import m, { url } from './esm/m.js';
            import plain from 'plain';
            console.log(m, url.startsWith('file:///') && import.meta.dirname.length > 0 && plain.a === 1, typeof require);
            """));

    private string Run(string name, string program)
    {
        Write(name, program);
        return NodeRun.Program(Path.Combine(_root, name)).Output;
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
