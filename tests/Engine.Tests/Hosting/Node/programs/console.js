// console in all its forms.
console.log('hi',1,{a:1,b:[1,2,{c:{d:{}}}]},[1,2,3],new Map([[1,{a:2}]]),new Set([1]),null,undefined,true,10n,Symbol('x'));
console.log('%s is %d years and %i, %f, %j %o %O %%','Bob',42,42.9,1.5,{a:1},[1],{b:{c:{}}});
console.error('to stderr');
class Foo{constructor(){this.x=1}get y(){return 2}static z=3} console.log(new Foo,Foo,class extends Foo{},()=>{},function named(){},async()=>{},function*g(){});
console.log([1.5,'a',,3],[,'x'],new Array(5),[[[[1]]]],{a:{b:{c:{d:1}}}});
console.log(new Error('boom').message, Object.create(null), new Date(0), /re/g, Promise.resolve(4), Promise.reject(1).catch(()=>{}) && 0, new WeakMap, new Proxy({a:1},{}));
console.table([{a:1,b:'x'},{a:2,c:true}]); console.table([[1,2],[3,4]]); console.table(new Map([['a',1]])); console.table(5); console.table([1,2,3]); console.table([{a:1,b:2}],['b']);
console.group('G1'); console.log('in\nside'); console.group(); console.log('deeper'); console.groupEnd(); console.groupEnd(); console.log('out');
console.count(); console.count('x'); console.count(); console.countReset(); console.count();
console.assert(true,'no'); console.assert(false,'yes %s','a'); console.assert(false,{a:1}); console.dir({a:{b:{c:{d:1}}}},{depth:0});
console.log(process.argv.length, typeof process.version, process.platform, process.cwd()===require('path').resolve('.'), process.exitCode);
console.log(Array.from({length:120},(_, i)=>i), 'x'.repeat(200).length, ['a','b'].map(x=>x.repeat(50)));
const o={};o.self=o;console.log(o,[o]); console.log({get a(){return 1},set a(v){},get b(){return 2}}); console.log([function(){},class A{}]);
console.log(new (class X extends Map{})([[1,2]]), Object.assign(()=>{}, {q:1}), new Number(3), new String('abc'), [undefined,null,NaN,-0], {'a-b':1,[Symbol('s')]:2});
console.log(new Uint8Array(3),new Float64Array([1.5]),new ArrayBuffer(4),Buffer.from('abc'),new DataView(new ArrayBuffer(2)),[1,2][Symbol.iterator](),new Map([[1,2]]).entries(),new Set([1]).values());
console.log(globalThis===global, Object.keys(globalThis).length>=0, typeof structuredClone, structuredClone({a:[1,new Date(0),new Map([[1,2]])]}), new URL('http://a/b?c=d#e').searchParams, new TextEncoder().encode('é'));
const e=new TypeError('bad',{cause:new Error('inner')}); e.code='E1'; console.log(e.stack.split('\n')[0], Object.keys(e));
console.log([..."𝒳y"], "it's", ["it's", 'a"b', `a'b"c`, 'a\nb']); console.log(-0, [ -0 ], 1e21, 123456789.123);
