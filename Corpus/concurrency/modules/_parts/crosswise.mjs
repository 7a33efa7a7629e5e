import { createRequire } from "node:module";
let other;
try { other = createRequire(import.meta.url)("./crosswise.cjs").name; } catch (error) { other = error.code; }
export const name = "mjs";
export { other };
