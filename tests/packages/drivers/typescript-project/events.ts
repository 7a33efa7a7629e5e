export type Listener<T extends unknown[]> = (...args: T) => void;

export class Emitter<Events extends Record<string, unknown[]>> {
  readonly #listeners = new Map<keyof Events, Set<Listener<any>>>();

  on<K extends keyof Events & string>(name: K, listener: Listener<Events[K]>): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set.add(listener));
    return () => void set.delete(listener);
  }

  emit<K extends keyof Events & string>(name: K, ...args: Events[K]): number {
    let called = 0;
    for (const listener of this.#listeners.get(name) ?? []) {
      listener(...args);
      called++;
    }
    return called;
  }
}
