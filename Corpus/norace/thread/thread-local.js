// expect: quiet
// ThreadLocal values are not shared.
const v = new ThreadLocal();
const f = () => { v.value = 1; return v.value; };
const t = new Thread(f);
f();
t.join();
