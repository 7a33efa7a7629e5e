/* waitAsync on a property: at once when the value differs, else a promise that a notify on another thread resolves.
 * @prints ok timed-out not-equal
 */
const o = { v: 0 };
(async () => {
  const waiting = Atomics.waitAsync(o, "v", 0);
  same(waiting.async, true, "async");
  new Thread(() => { Atomics.store(o, "v", 1); while (Atomics.notify(o, "v") === 0); }).join();
  const said = [await waiting.value];
  said.push(await Atomics.waitAsync(o, "v", 1, 5).value);
  said.push(Atomics.waitAsync(o, "v", 7).value);
  console.log(said.join(" "));
})();
