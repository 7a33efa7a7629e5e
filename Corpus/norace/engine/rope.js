// expect: quiet
// D22: flattening a rope.
let s = "";
for (let i = 0; i < 1000; i++) s += "ab" + i;
const u = s;
const t = new Thread(() => {
  u.charCodeAt(500);
});
u.indexOf("ab999");
t.join();
