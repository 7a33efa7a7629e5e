export const enum Axis { X = 1, Y = X << 1, Both = X | Y }

export abstract class Shape {
  protected constructor(public readonly name: string, protected readonly axis: Axis = Axis.Both) {}
  abstract area(): number;
  toString(this: Shape) { return `${this.name}: ${this.area().toFixed(2)}`; }
}

export namespace Shapes {
  export interface Registry { [kind: string]: new (...args: any[]) => Shape }
  export const registry: Registry = {};
}

export function register(kind: string) {
  return <T extends new (...args: any[]) => Shape>(target: T) => { Shapes.registry[kind] = target; };
}
