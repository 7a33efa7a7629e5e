import { Emitter } from "./events";
import { Circle } from "./shapes/circle";
import { Shapes } from "./shapes/shape";
import { numbers, overloaded, type Json } from "./types";

const events = new Emitter<{ area: [shape: string, value: number]; done: [] }>();
events.on("area", (shape, value) => shape.concat(String(value)));

export async function main(): Promise<Json> {
  const circle = new Circle(2);
  events.emit("area", circle.name, circle.area());
  let total = 0;
  for await (const n of numbers(3)) total += n ?? 0;
  return { total, kinds: Object.keys(Shapes.registry), text: overloaded("x"), label: `${circle}` };
}
