export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Paths<T> = T extends object ? { [K in keyof T & string]: K | `${K}.${Paths<T[K]>}` }[keyof T & string] : never;
export type DeepReadonly<T> = T extends (infer U)[] ? readonly DeepReadonly<U>[] : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export interface Config { server: { host: string; port: number }; tags: string[] }
export const path: Paths<Config> = "server.port";
export const frozen: DeepReadonly<Config> = { server: { host: "h", port: 1 }, tags: [] };

export function isString(x: unknown): x is string { return typeof x === "string"; }
export function area(shape: { kind: "square"; side: number } | { kind: "disc"; r: number }): number {
  switch (shape.kind) {
    case "square": return shape.side ** 2;
    case "disc": return Math.PI * shape.r ** 2;
    default: { const never: never = shape; return never; }
  }
}
export const table = { a: 1, b: [2, 3] } as const satisfies Record<string, unknown>;
export async function* numbers(upTo: number) { for (let i = 0; i < upTo; i++) yield i; }
export function overloaded(x: string): string;
export function overloaded(x: number): number;
export function overloaded(x: any) { return x; }
