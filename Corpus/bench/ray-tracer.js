/* A small ray tracer: spheres with reflections, one row of the picture a unit. Floating point and short-lived vectors. */
class Vector {
  constructor(x, y, z) { this.x = x; this.y = y; this.z = z; }
  add(o) { return new Vector(this.x + o.x, this.y + o.y, this.z + o.z); }
  sub(o) { return new Vector(this.x - o.x, this.y - o.y, this.z - o.z); }
  times(k) { return new Vector(this.x * k, this.y * k, this.z * k); }
  dot(o) { return this.x * o.x + this.y * o.y + this.z * o.z; }
  unit() { return this.times(1 / Math.sqrt(this.dot(this))); }
}
class Sphere {
  constructor(center, radius, shine) { this.center = center; this.radius = radius; this.shine = shine; }
  hit(from, direction) {
    const to = this.center.sub(from), along = to.dot(direction), apart = to.dot(to) - along * along, r2 = this.radius * this.radius;
    if (apart > r2) return Infinity;
    const half = Math.sqrt(r2 - apart), near = along - half;
    return near > 1e-4 ? near : along + half > 1e-4 ? along + half : Infinity;
  }
}
const scene = [];
for (let i = 0; i < 9; i++) scene.push(new Sphere(new Vector(i % 3 * 2 - 2, Math.floor(i / 3) * 2 - 2, 8 + i % 2), 0.9, i % 4 / 5));
const light = new Vector(1, 1, -1).unit();
function trace(from, direction, depth) {
  let nearest = Infinity, found = null;
  for (const sphere of scene) { const d = sphere.hit(from, direction); if (d < nearest) { nearest = d; found = sphere; } }
  if (found === null) return 0.2 + 0.1 * direction.y;
  const at = from.add(direction.times(nearest)), normal = at.sub(found.center).unit();
  let bright = Math.max(0, normal.dot(light)) * (1 - found.shine);
  if (depth > 0 && found.shine > 0) bright += found.shine * trace(at, direction.sub(normal.times(2 * normal.dot(direction))), depth - 1);
  return bright;
}
const width = 96, height = 64, eye = new Vector(0, 0, -2);
scaling(threads => {
  const rows = inUnits(threads, height, y => {
    let sum = 0;
    for (let x = 0; x < width; x++) sum += trace(eye, new Vector(x / width - 0.5, y / height - 0.5, 1).unit(), 3);
    return sum;
  });
  return Math.round(rows.reduce((a, b) => a + b, 0) * 1e6);
});
