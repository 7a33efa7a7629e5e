// expect: error
// "Make it when it is first asked for", without a lock: it is made twice.
const registry = { instance: null, made: 0 };

function get() {
  if (registry.instance === null) {
    registry.made++;
    registry.instance = { number: registry.made };
  }
  return registry.instance;
}

const thread = new Thread(get);
const mine = get();
if (mine !== thread.join()) throw new Error('two callers got two instances');
