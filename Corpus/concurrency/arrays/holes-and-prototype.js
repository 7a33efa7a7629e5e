/* Elements of Array.prototype show through holes, while the holes are filled and made.
 * Allowed: the element, the inherited element, or undefined. Forbidden: a hole's inner value (M7).
 */
const list = [0, , 2, , 4];
storm([
  i => { Array.prototype[1] = "inherited"; delete Array.prototype[1]; },
  () => { for (let i = 0; i < 20; i++) oneOf(list[1], [undefined, "inherited", "own"], "list[1]"); },
  i => { list[1] = "own"; delete list[1]; },
]);
