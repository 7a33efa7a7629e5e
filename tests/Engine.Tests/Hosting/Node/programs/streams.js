// Streams of all kinds.
const {Readable,Writable,Transform,Duplex,PassThrough,pipeline,finished,Stream}=require('stream');const sp=require('stream/promises');const {text}=require('stream/consumers');
(async()=>{
const r=new Readable({read(){this.push('a');this.push('b');this.push(null)}});let s='';r.on('data',c=>s+=c);await new Promise(z=>r.on('end',z));console.log(s);
console.log(await Readable.from(['x','y','z']).toArray()); for await(const c of Readable.from([1,2,3]))console.log(c);
const out=[];const w=new Writable({write(c,e,cb){out.push(c.toString());setImmediate(cb)}});w.write('1');w.write('2');w.end('3');await sp.finished(w);console.log(out,w.writableFinished);
const up=new Transform({transform(c,e,cb){cb(null,c.toString().toUpperCase())},flush(cb){this.push('!');cb()}});console.log(await text(Readable.from(['he','llo']).pipe(up)));
await sp.pipeline(Readable.from(['a','b']),async function*(src){for await(const c of src)yield c+c},new Writable({objectMode:true,write(c,e,cb){console.log('w',c.toString());cb()}}));
try{await sp.pipeline(Readable.from(['a']),new Transform({transform(c,e,cb){cb(new Error('tf'))}}),new PassThrough())}catch(e){console.log('err',e.message)}
let n=0;const slow=new Writable({highWaterMark:2,write(c,e,cb){n++;setTimeout(cb,1)}});console.log(slow.write('abc'));slow.once('drain',()=>console.log('drain',n));await new Promise(z=>setTimeout(z,20));
const d=new Duplex({read(){},write(c,e,cb){this.push(c);cb()},final(cb){this.push(null);cb()}});d.end('dup');console.log(await text(d));
const e=new Readable({read(){this.destroy(new Error('boom'))}});e.on('error',x=>console.log('error',x.message));e.on('close',()=>console.log('close'));e.resume();await new Promise(z=>setTimeout(z,5));
console.log(new PassThrough() instanceof Stream, new PassThrough() instanceof Readable, new PassThrough() instanceof Writable, new Transform() instanceof Duplex);
function Old(){Transform.call(this)} require('util').inherits(Old,Transform);Old.prototype._transform=function(c,e,cb){cb(null,c+'?')};const o=new Old();o.end('old');console.log(await text(o));
const rd=new Readable({read(){}});rd.push('abcdef');rd.push(null);rd.on('readable',()=>{let c;while((c=rd.read(2))!==null)console.log('r',c.toString())});await new Promise(z=>rd.on('end',z));
const rl=require('readline').createInterface({input:Readable.from(['l1\nl','2\r\nl3'])});for await(const l of rl)console.log(l);
try{for await(const c of new Readable({read(){process.nextTick(()=>this.destroy(new Error('it')))}}));}catch(x){console.log(x.message)}
})();
