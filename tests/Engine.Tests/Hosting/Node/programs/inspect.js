// Values of many kinds under many options; the expected output is that of node 20.
const util=require('util');
class A{constructor(){this.x=1}} class B extends A{get y(){return 1} static s=1} class E2 extends Error{} class E3 extends Error{constructor(m){super(m);this.name='E3';this.code=5}}
class Foo{[Symbol.toStringTag]='bar'} class Foo2{get [Symbol.toStringTag](){return 'bar'}}
const circ={a:1};circ.self=circ;circ.arr=[circ,{circ}]; const c2={};c2.b={c2,d:c2};
function fn(){} fn.prop=1; const nullp=Object.create(null);nullp.a=1; const np2=Object.create(Object.create(null));np2.z=1;
const e=new Error('msg');e.stack='Error: msg\n    at foo (a.js:1:1)\n    at bar (b.js:1:1)\n    at b2 (b.js:1:1)\n    at b3 (b.js:1:1)\n    at b4 (b.js:1:1)'; const ec=new Error('outer',{cause:e});ec.stack='Error: outer\n    at zzz (q.js:1:1)\n    at foo (a.js:1:1)\n    at bar (b.js:1:1)\n    at b2 (b.js:1:1)\n    at b3 (b.js:1:1)\n    at b4 (b.js:1:1)';
const noStack=new Error('x');noStack.stack=undefined; const ns2=new Error('multi\nline');ns2.stack='Error: multi\nline';
const ag=new AggregateError([new TypeError('t')],'agg');ag.stack='AggregateError: agg\n    at x (y:1:1)';ag.errors[0].stack='TypeError: t\n    at x (y:1:1)';
const e2=new E2('sub');e2.stack=e2.stack.split('\n')[0]+'\n    at x (y:1:1)'; const e3=new E3('e3');e3.stack=e3.stack.split('\n')[0]+'\n    at x (y:1:1)';const ew=new Error('w');ew.name='Weird';ew.stack='Error: w\n    at x (y:1:1)';
const arrx=[1,2];arrx.foo='x';arrx[-1]=3; const sparse=[1,,,4];sparse[200]=1; const m=new Map([[{a:1},[1,2]],['k',new Map([[1,2]])]]);
const deep={a:{b:{c:{d:{e:1}}}}}; const p=Promise.reject(Object.assign(new RangeError('z'),{stack:'RangeError: z'}));p.catch(()=>{}); 
const gen=(function*(){})(); async function af(){} function* gf(){} async function* agf(){}
const bigObj={};for(let i=0;i<40;i++)bigObj['key'+i]=i; const longArr=[...Array(120).keys()]; const strs=[...Array(30)].map((_,i)=>'str'.repeat(i%5)+i);
const cust={[util.inspect.custom](d,o,i){return 'CUSTOM '+d}}; const cust2={[util.inspect.custom](d,o){return {x:{y:1},long:'y'.repeat(80),z:'z'.repeat(30)}}};
const vals=[1,-0,0,1.5,NaN,Infinity,10n,-5n,'str',"it's",`a"b'c`,'a"b\'c`d','new\nline\t\x00\x7f\u{1F600}\ud800','',true,null,undefined,Symbol('s'),Symbol(),Symbol("a'b"),
{}, {a:1},{a:1,b:'x',c:[1,2,3]},{'a-b':1,2:3,[Symbol('q')]:4,__proto__:{z:1}},{a:undefined,b:null},[],[1],[1,2,3],[[]],[[[[]]]],[[[[1]]]],[{a:{b:{c:{}}}}],arrx,sparse,[,],[,,1],[undefined,null],new Array(5),
deep,circ,c2,new A,new B,A,B,class{},class extends A{},class X extends null{},fn,()=>{},function(){},af,gf,agf,async()=>{},Math.max,Object.assign(()=>{}, {a:1,b:{c:2}}),
new Map,new Set,m,new Set([1,'a',{b:1}]),new Map([[1,2]]).entries(),new Map([[1,2]]).keys(),new Set([1,2]).values(),new Set([5]).entries(),[1,2][Symbol.iterator](),'a'[Symbol.iterator](),
new WeakMap,new WeakSet,Promise.resolve(4),p,new Promise(()=>{}),Promise.resolve({a:{b:{c:{}}}}),new Date(0),new Date(NaN),Object.assign(new Date(0),{x:1}),/re/gi,Object.assign(/re/,{x:1}),
nullp,Object.create(null),np2,Object.create({}),Object.create(A.prototype),Object.create(new A),new Number(3),new String('hey'),new Boolean(false),Object(Symbol('x')),Object(5n),Object.assign(new String('hey'),{x:1}),Object.assign(new Number(-0),{x:1}),
new Uint8Array(3),new Float64Array([1.5,-0]),new BigInt64Array(2),new ArrayBuffer(4),new SharedArrayBuffer(2),new DataView(new ArrayBuffer(3)),new Uint8Array(200),new ArrayBuffer(120),
new Proxy({a:1},{}),new Proxy([1,2],{}),new Proxy(function f(){},{}),new Proxy(new Proxy({b:1},{}),{}),{get a(){return 1},set a(v){},get b(){throw 1},set c(v){}},
e,ec,{e:ec},[e],noStack,ns2,ag,e2,e3,ew,Object.assign(e2,{extra:{a:1}}),{err:Object.assign(new TypeError('q'),{stack:'TypeError: q\n    at x (y:1:1)'})},
gen,(function(){return arguments})(1,'a'),globalThis.Math,JSON,Reflect,Symbol,Atomics,new Foo,new Foo2,{[Symbol.toStringTag]:'T'},Object.create({[Symbol.toStringTag]:'T'}),
bigObj,longArr,strs,strs.map(s=>({s})),longArr.map(x=>x*1.5),longArr.slice(0,7),longArr.slice(0,6),longArr.slice(0,27),['a','b','c','d','e','f','g'],[..."hello world this is a test"],
longArr.slice(0,10).map(x=>({id:x,name:'n'+x})),{a:longArr,b:strs},[1.5,'a',true,null,undefined,1n,Symbol('x'),2],[1n,2n,3n,4n,5n,6n,7n,8n],
{a:'x'.repeat(60),b:'y'.repeat(10)},{a:'x'.repeat(70),b:1},{a:'x'.repeat(100)},'x'.repeat(200),'line1\nline2 '.repeat(10),{s:'line1\nline2 '.repeat(10)},['x'.repeat(30),'y'.repeat(30),'z'.repeat(30)],
{ml:{[util.inspect.custom](){return 'a\nb'}}},cust,[cust],{a:{b:cust}},cust2,{q:cust2},{a:{b:{c:cust}}},{f:function(){},g:class Q{},h:()=>{},i(){}},[function a(){},class b{}],
{a:{b:{c:1}}},{a:[{b:{c:{}}}]},{a:{b:[1,[2,[3]]]}},{a:1,b:{c:2,d:{e:3,f:{g:4}}}},[[1,2,[3,4,[5,[6]]]],{a:{b:1}}],{x:new Map([[{a:1},{b:2}]]),y:new Set([[1,2]])},
{level1:{level2:{level3:'deep'},arr:[1,2,{x:1}]},other:'thing',fn(){return 1}},{data:[{id:1,tags:['a','b']},{id:2,tags:[]}],total:2},{ "constructor": 5 },{constructor:{name:'Fake'}},
new (class extends Array{})(3), new (class MyMap extends Map{})([[1,2]]), new (class extends Set{}), new (class MyErr extends TypeError{})('h').message, Object.setPrototypeOf([1,2],null),Object.setPrototypeOf(new Map([[1,2]]),null),Object.setPrototypeOf(new Error('np'),null).message,Object.setPrototypeOf(function foo(){},null),Object.setPrototypeOf(/a/,null),Object.setPrototypeOf(new Date(0),null),
['日本語','中文','x','y','z','w','漢字漢字'],{日本:1},['a\u0301','b','c','d','e','f','g'],process.versions?1:0,new Error('').message,[0.1,-22.5,333,4,5,6,7,8,9,10,11,12],[-1,-2,-3,-4,-5,-6,-7],
Array.from({length:101},(_, i)=>i),Array.from({length:100},(_, i)=>'k'+i),new Set(longArr),new Map(longArr.map(x=>[x,{x}])),[true,false,true,false,true,false,true],[null,null,null,null,null,null,null],
[undefined,undefined,undefined,undefined,undefined,undefined,undefined],{a:[,1],b:[1,,]},[['a',1],['b',2],['c',3],['d',4],['e',5],['f',6],['g',7]],[{a:1,b:2},{a:3,b:4},{a:3,b:4},{a:3,b:4},{a:3,b:4},{a:3,b:4},{a:3,b:4}],
];
const optss=[{},{depth:0},{depth:null},{compact:false},{compact:true},{compact:1},{colors:true},{breakLength:40},{sorted:true},{getters:true},{maxArrayLength:3,maxStringLength:10},{showProxy:true}];
optss.forEach((o,oi)=>vals.forEach((v,i)=>{let a;try{a=util.inspect(v,o)}catch(x){a='THROW '+x}; console.log('#',oi,i); console.log(a)}));
const fm=[['%s %d %i %f %j %o %O %%','a',1.5,'42.9','1.5x',{a:1},[1],{b:{c:{d:{e:1}}}}],['%s'],['%s','a','b'],['%s',{a:{b:1}}],['%s',[1,[2,[3]]]],['%s',new A],['%s',{toString(){return 'T'}}],['%s',new Date(0)],['%s',null],['%s',undefined],['%s',-0],['%s',5n],['%s',Symbol('a')],['%s',()=>1],['%s',class Q{}],['%d','x'],['%d',{}],['%d',5n],['%d',Symbol('q')],['%i','0x10'],['%f','abc'],['%j',circ],['%j',undefined],['%c css','color:red'],['%x',1],['100%','a'],['%','a'],['%%','a'],['%%'],['a%%b%s','c'],['%s%s','a'],['a','b',{c:1}],[1,2,'x'],[{a:1},'s'],['%s',e],['%o',[1,2]],[],['%s %s',1,2,3],['%d%%',5],['%s',new E3('q').name],['%s',Object.create(null)],['%O %s',{a:1}],['a%sb%','x']];
for(const f of fm)console.log(util.format(...f));
