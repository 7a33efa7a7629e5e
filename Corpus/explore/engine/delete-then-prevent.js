// expect: none
// An element is deleted, then its object made non-extensible, while it is written: a late store does not bring it back after that.
const o = { 0: 'old' };
Object.preventExtensions({}); // builtins are made
const thread = new Thread(() => { delete o[0]; Object.preventExtensions(o); return 0 in o; });
o[0] = 'late';
if (!thread.join() && 0 in o) throw new Error('a non-extensible object got an element');
