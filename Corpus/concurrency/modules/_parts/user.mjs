import word, { increment, get } from "./counter.mjs";
await null;
globalThis.userEvaluations = (globalThis.userEvaluations ?? 0) + 1;
export { increment, get, word };
