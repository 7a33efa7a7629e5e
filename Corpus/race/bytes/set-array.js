// expect: race
// set reads the elements of an array.
const a = [1, 2], b = new Int8Array(2);
const t = new Thread(() => {
  a[1] = 3;
});
b.set(a);
t.join();
