/* The globals of the thread API: not enumerable, constructors need new, tags on the prototypes, wrong receivers are TypeErrors.
 */
for (const name of ["Thread", "Lock", "Condition", "ThreadLocal", "ConcurrentAccessError"]) {
  const d = Object.getOwnPropertyDescriptor(globalThis, name);
  holds(d && !d.enumerable && d.writable && d.configurable, name + ": its descriptor is " + show(d));
  holds(typeof globalThis[name] === "function", name + " is a function");
}
for (const name of ["Thread", "Lock", "Condition", "ThreadLocal"]) {
  same(globalThis[name].prototype[Symbol.toStringTag], name, "tag of " + name);
  throws(TypeError, () => globalThis[name](name === "Thread" ? () => {} : undefined), name + " without new");
  same(globalThis[name].prototype.constructor, globalThis[name], "constructor of " + name);
}
throws(TypeError, () => Thread.prototype.join.call({}), "join of an object");
throws(TypeError, () => Lock.prototype.hold.call({}, () => {}), "hold of an object");
throws(TypeError, () => Condition.prototype.notify.call(new Lock()), "notify of a Lock");
throws(TypeError, () => Object.getOwnPropertyDescriptor(ThreadLocal.prototype, "value").get.call({}), "value of an object");
holds(new ConcurrentAccessError("m") instanceof Error, "ConcurrentAccessError is an Error");
same(new ConcurrentAccessError("m").name, "ConcurrentAccessError", "its name");
