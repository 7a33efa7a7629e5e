/* A resizable buffer grows, shrinks and is transferred while views on other threads read, write, fill and copy.
 * Allowed: numbers written, 0, or undefined when out of bounds; TypeErrors for detached buffers. Forbidden: anything else (M1, M2).
 */
let buffer = new ArrayBuffer(64, { maxByteLength: 4096 });
const view = () => new Uint8Array(buffer);
const tolerate = fn => { try { fn(); } catch (error) { if (!(error instanceof TypeError || error instanceof RangeError)) throw error; } };
let tracking = view();
storm([
  i => tolerate(() => { buffer.resize((i * 37) % 4096); if (i % 50 === 0) { const old = buffer; buffer = old.transfer(256 + i % 256); same(old.byteLength, 0, "length of a detached buffer"); tracking = view(); } }),
  i => tolerate(() => { const v = tracking; v[i % 4096] = 7; const seen = v[(i * 3) % 4096]; oneOf(seen, [undefined, 0, 7, 9], "a byte"); }),
  i => tolerate(() => { const v = tracking; v.fill(9, 10, 60); for (const b of v.subarray(0, 70)) oneOf(b, [undefined, 0, 7, 9], "a byte of a subarray"); v.set([7, 7, 7], 3); }),
  i => tolerate(() => { const copy = tracking.slice(0, 100); for (const b of copy) oneOf(b, [0, 7, 9], "a byte of a slice"); new DataView(buffer).getFloat64(0); }),
]);
