// expect: race
// D12: mapped arguments[0] is the parameter.
const make = new Function('p', 'const a = arguments; return [() => { a[0] = 1; }, () => p];');
const [set, get] = make(0);
const t = new Thread(() => {
  set();
});
get();
t.join();
