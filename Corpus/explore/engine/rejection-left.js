// expect: rejection
// strategy: preempt:2
// The maker fails and ends while another thread rejects what it made (P6, J2): somebody judges, in every schedule, and one rejection is one failure.
let failures = 0;
const made = {};
const maker = new Thread(() => { made.reject = Promise.withResolvers().reject; throw new Error('maker'); });
const rejector = new Thread(() => { made.reject?.(new Error('rejected')); });
try { maker.join(); } catch (e) { if (e.message !== 'maker') throw new Error(`found ${e.message}`); }
rejector.join();
