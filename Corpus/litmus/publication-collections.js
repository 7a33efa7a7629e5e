/* Publication of a Map, a Set, a Date, a RegExp, a typed array, a bound function and an error.
 * Allowed: not there yet, or whole.
 */
litmus({
  batch: 100,
  make: () => ({ box: null }),
  bodies: [
    (s, k) => {
      s.box = [new Map([[k, "v"]]), new Set([k]), new Date(k), new RegExp("a" + k, "g"), new Float64Array([k, 0.5]), show.bind(null, k), new RangeError("e" + k)];
    },
    (s, k) => {
      if (s.box === null) return "none";
      const [map, set, date, regexp, numbers, bound, error] = s.box;
      const whole = map.get(k) === "v" && map.size === 1 && set.has(k) && date.getTime() === k && regexp.source === "a" + k && regexp.global
        && numbers[0] === k && numbers[1] === 0.5 && bound() === String(k) && error.message === "e" + k && error instanceof RangeError;
      return whole ? "whole" : show(s.box);
    },
  ],
  allowed: ["none", "whole"],
});
