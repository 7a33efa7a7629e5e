/* `this` is undefined, arguments arrive by identity, Thread.current inside is the very thread object.
 */
const object = {}, list = [1, 2];
let inside;
const thread = new Thread(function (a, b) { "use strict"; same(this, undefined, "this"); same(a, object, "a"); same(b, list, "b"); same(arguments.length, 5, "number of arguments"); inside = Thread.current; return object; }, object, list, 1, "x", null);
same(thread.join(), object, "result by identity");
same(inside, thread, "Thread.current inside");
same(thread.join(), object, "joined again");
holds(Thread.current !== thread && Thread.current.id === 0, "main is thread 0");
holds(new Thread(() => {}) instanceof Thread, "instanceof");
throws(TypeError, () => new Thread(), "no function"); throws(TypeError, () => new Thread({}), "an object"); throws(TypeError, () => Thread(() => {}), "without new");
same(Object.prototype.toString.call(thread), "[object Thread]", "tag"); same(Thread.length, 1, "length");
throws(Error, () => Thread.current.join(), "joining oneself");
same(new Thread(() => { try { Thread.current.join(); } catch (error) { return error.constructor; } }).join(), Error, "joining oneself in a thread");
