// expect: none
// A buffer shrinks and grows again under a writer: inside living memory, always.
const buffer = new ArrayBuffer(8, { maxByteLength: 8 }), bytes = new Uint8Array(buffer);
buffer.resize(bytes.length); // builtins are made
const thread = new Thread(() => { buffer.resize(4); buffer.resize(8); });
bytes[6] = 7;
thread.join();
if (bytes.length !== 8 || (bytes[6] !== 7 && bytes[6] !== 0)) throw new Error(`found ${bytes[6]}`);
