// expect: none
// The element of a non-extensible array is deleted while it is written: a late store does not bring it back after that.
const a = ['old'];
Object.preventExtensions([]); // builtins are made
const thread = new Thread(() => { Object.preventExtensions(a); delete a[0]; return 0 in a; });
a[0] = 'late';
if (thread.join() || 0 in a) throw new Error('a non-extensible array got an element');
