// expect: race sensor.celsius
// pattern: unordered read and write
const sensor = { celsius: 20 };
const t = new Thread(() => {
  return sensor.celsius * 2;
});
sensor.celsius = 25;
t.join();
