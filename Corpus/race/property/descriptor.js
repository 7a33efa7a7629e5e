// expect: race
// getOwnPropertyDescriptor shows the value.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
Object.getOwnPropertyDescriptor(o, 'x');
t.join();
