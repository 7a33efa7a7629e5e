import { Circle } from "./shapes/circle";
import { area, frozen, missing } from "./types";

const unused = 1;
frozen.server.port = 2;
new Circle("2").radius;
area({ kind: "square", r: 1 });
const n: number = "text".length > 3 ? "a" : 1;
export function late(x?: { y: string }) { return x.y.toUpperCase() + n; }
class Half implements Iterable<number> {}
export default new Half();
