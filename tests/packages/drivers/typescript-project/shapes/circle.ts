import { Axis, register, Shape } from "./shape";

@register("circle")
export class Circle extends Shape {
  static count = 0;
  static { Circle.count = 0; }

  constructor(private radius: number) {
    super("circle", Axis.Both);
    Circle.count++;
  }

  override area() { return Math.PI * this.radius ** 2; }
}
