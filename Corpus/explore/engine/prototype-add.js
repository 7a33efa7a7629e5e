// expect: none
// A name appears on a prototype while another thread remembers that it is absent (E1): the memory does not outlive the change.
const proto = {}, o = Object.create(proto);
function look(o) { return o.late; }
const thread = new Thread(() => { proto.late = 1; });
const seen = look(o);
thread.join();
if (seen !== undefined && seen !== 1) throw new Error(`found ${seen}`);
if (look(o) !== 1) throw new Error(`found ${look(o)} after the join`);
