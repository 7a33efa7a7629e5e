// expect: none
// A buffer shrinks under a reader (D1): base and length are read together.
const buffer = new ArrayBuffer(8, { maxByteLength: 8 }), bytes = new Uint8Array(buffer);
bytes[6] = 7;
buffer.resize(bytes.length); // builtins are made
const thread = new Thread(() => { buffer.resize(4); });
const seen = bytes[6], length = bytes.length;
thread.join();
if (![7, 0, undefined].includes(seen) || (length !== 8 && length !== 4) || bytes.length !== 4) throw new Error(`found ${seen}, ${length}`);
