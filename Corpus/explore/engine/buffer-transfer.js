// expect: none
// A buffer is given away under a reader: the bytes live on for whoever has them.
const buffer = new ArrayBuffer(4), bytes = new Uint8Array(buffer);
bytes[1] = 9;
const thread = new Thread(() => buffer.transfer());
const seen = bytes[1];
const moved = new Uint8Array(thread.join());
if ((seen !== 9 && seen !== undefined) || moved[1] !== 9 || bytes.length !== 0) throw new Error(`found ${seen}, ${moved[1]}`);
