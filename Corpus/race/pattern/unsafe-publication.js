// expect: race shared.config
// pattern: unsafe publication
const shared = { config: null };
const t = new Thread(() => {
  const config = shared.config;
  return config && config.size;
});
shared.config = { size: 10, name: 'x' };
t.join();
