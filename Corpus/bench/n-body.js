/* Planets: sixteen small systems, each simulated by itself. Numbers in properties of a few objects. */
const makeSystem = unit => Array.from({ length: 5 }, (_, i) => ({ x: i * 3 + unit % 4 * 0.1, y: i * i % 7, z: i, vx: 0.01 * i, vy: 0.02, vz: -0.01 * i, mass: i === 0 ? 40 : 0.1 * i }));
function advance(bodies, dt) {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j], dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z, d2 = dx * dx + dy * dy + dz * dz + 0.1, mag = dt / (d2 * Math.sqrt(d2));
      a.vx -= dx * b.mass * mag; a.vy -= dy * b.mass * mag; a.vz -= dz * b.mass * mag;
      b.vx += dx * a.mass * mag; b.vy += dy * a.mass * mag; b.vz += dz * a.mass * mag;
    }
  }
  for (const b of bodies) { b.x += dt * b.vx; b.y += dt * b.vy; b.z += dt * b.vz; }
}
scaling(threads => Math.round(inUnits(threads, 16, unit => {
  const bodies = makeSystem(unit);
  for (let i = 0; i < 1000; i++) advance(bodies, 0.001);
  return bodies.reduce((sum, b) => sum + b.vx * b.vx + b.vy * b.vy + b.vz * b.vz, 0);
}).reduce((a, b) => a + b, 0) * 1e9));
