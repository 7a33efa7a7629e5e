// expect: error
// Double-checked locking that publishes the object before it is complete.
const lock = new Lock(), holder = { config: null };

function get() {
  if (holder.config === null) {
    lock.hold(() => {
      if (holder.config === null) {
        holder.config = { port: 0 };
        holder.config.port = 8080;
      }
    });
  }
  return holder.config.port;
}

const thread = new Thread(get);
const port = get();
if (port !== 8080 || thread.join() !== 8080) throw new Error('a caller saw a config without its port');
