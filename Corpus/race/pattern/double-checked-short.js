// expect: race cache.value
// pattern: double-checked initialisation
const cache = { value: undefined };
function value() {
  return cache.value ??= { made: 1 };
}
const ts = [new Thread(value), new Thread(value)];
for (const t of ts) t.join();
