// expect: error
// The Bluetooth driver (Qadeer, Wu, "KISS: keep it simple and sequential", PLDI 2004): a request looks whether the driver is stopping and then
// counts itself in; the stop may come in between.
const driver = { pending: 1, stopping: false, stopped: false };

function enter() {
  if (driver.stopping) return false;
  Atomics.add(driver, 'pending', 1);
  return true;
}

function leave() {
  if (Atomics.sub(driver, 'pending', 1) === 1) driver.stopped = true;
}

const stop = new Thread(() => {
  driver.stopping = true;
  leave();
});
if (enter()) {
  if (driver.stopped) throw new Error('a request works on a driver that has stopped');
  leave();
}
stop.join();
