// expect: quiet
// All wait, but a timer will release.
const l = new Lock();
l.asyncHold().then((release) => setTimeout(release, 120));
const t = new Thread(() => { l.hold(() => {}); });
t.asyncJoin();
