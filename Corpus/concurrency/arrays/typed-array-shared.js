/* Typed arrays of one buffer, written by several threads in disjoint elements.
 * Forbidden: a lost element, or one that disturbs its neighbour (M4).
 */
for (const Type of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array]) {
  const view = new Type(512), big = Type === BigInt64Array;
  together(4, t => { for (let round = 0; round < 20; round++) for (let i = t; i < 512; i += 4) view[i] = big ? BigInt(i % 100 + round) : i % 100 + round; });
  for (let i = 0; i < 512; i++) same(Number(view[i]), i % 100 + 19, Type.name + " " + i);
}
