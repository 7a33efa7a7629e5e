// expect: quiet
// The release function is called by the thread that joins.
const l = new Lock(), box = {};
new Thread(async () => { box.release = await l.asyncHold(); }).join();
box.release();
l.hold(() => {});
