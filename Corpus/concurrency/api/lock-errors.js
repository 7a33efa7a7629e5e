/* What a Lock returns and throws: values by identity, exceptions through, always released, not recursive.
 */
const lock = new Lock(), value = {};
same(lock.hold(() => value), value, "the function's value");
throws(RangeError, () => lock.hold(() => { throw new RangeError("inside"); }), "an exception comes through");
same(lock.locked, false, "released after an exception");
lock.hold(() => { same(lock.locked, true, "locked inside"); throws(Error, () => lock.hold(() => {}), "held by this thread already"); });
same(lock.locked, false, "released after the refusal");
throws(TypeError, () => lock.hold(), "no function");
same(new Thread(() => lock.hold(() => "other")).join(), "other", "another thread can take it");
