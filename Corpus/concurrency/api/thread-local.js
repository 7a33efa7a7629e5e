/* A ThreadLocal has a value for each thread, undefined at first.
 */
const local = new ThreadLocal(), other = new ThreadLocal();
local.value = "main";
const seen = together(4, t => {
  same(local.value, undefined, "at first");
  local.value = { t }; other.value = t;
  for (let i = 0; i < 50; i++) { same(local.value.t, t, "own value"); local.value = { t, i }; }
  return local.value.t * 10 + other.value;
});
sameList(seen, [0, 11, 22, 33], "values of the threads"); same(local.value, "main", "main's value"); same(other.value, undefined, "never set on main");
for (let i = 0; i < 300; i++) new Thread(() => { const mine = new ThreadLocal(); mine.value = i; local.value = i; return mine.value; }).join();
same(local.value, "main", "after many threads");
