// expect: none
// strategy: preempt:2
// The program ends while a thread is at work: it is stopped, whatever it has in hand.
const o = {};
new Thread(() => { o.x = 1; });
o.z = 3;
process.exit(0);
