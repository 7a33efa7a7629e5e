// expect: none
// A parameter and its mapped argument (O7) while the element is deleted: what the parameter holds was written to it.
function make(p) { return [arguments, v => { p = v; }, () => p]; }
const [list, set, get] = make(0);
const thread = new Thread(() => { delete list[0]; });
set(1);
thread.join();
if (get() !== 1 || 0 in list) throw new Error(`found ${get()}, ${list[0]}`);
