// expect: race length
// D3: push against length.
const a = [];
const t = new Thread(() => {
  a.push(1);
});
a.length;
t.join();
